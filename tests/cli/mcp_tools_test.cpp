#include "cli/mcp_tools.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "base/error.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::cli {
namespace {

using boost::json::object;
using testing::HasSubstr;

class McpToolsTest : public testing::Test {
  protected:
    static app::Config config(const std::filesystem::path& folder) {
        return app::load_config({.flags = {{"engine", "hibari"},
                                           {"data", (folder / "data").string()},
                                           {"models", (folder / "models").string()}},
                                 .environment = [](const std::string&) { return std::nullopt; },
                                 .file = {}});
    }
    std::string path(const std::string& name) const { return (folder_.path() / name).string(); }
    std::string call(std::string_view name, const object& arguments) {
        const auto tools = tools_.all();
        const auto tool = std::ranges::find(tools, name, &mcp::Tool::name);
        return tool == tools.end() ? "no such tool" : tool->call(arguments);
    }
    std::string refusal_of(std::string_view name, const object& arguments) {
        try {
            return "no refusal: " + call(name, arguments);
        } catch (const base::Error& error) {
            return error.what();
        }
    }

    support::TemporaryDirectory folder_;
    McpTools tools_{config(folder_.path()), {}};
};

TEST_F(McpToolsTest, SpeaksIntoAFile) {
    for (const auto* name : {"a.wav", "a.mp3", "a.flac", "a.opus"}) {
        EXPECT_THAT(call("speak", {{"text", "Hello there."}, {"file", path(name)}}),
                    HasSubstr("seconds, af_heart (hibari)"));
        EXPECT_GT(std::filesystem::file_size(path(name)), 1000U) << name;
    }
}

TEST_F(McpToolsTest, NamesTheArgumentThatIsWrong) {
    EXPECT_EQ(refusal_of("speak", {{"file", path("a.wav")}}), "text: a string is required.");
    EXPECT_EQ(refusal_of("speak", {{"text", "x"}}), "file: a string is required.");
    EXPECT_EQ(refusal_of("speak", {{"text", "x"}, {"file", path("a.txt")}}),
              "file: its name must end in .wav, .mp3, .flac or .opus.");
    EXPECT_EQ(refusal_of("speak", {{"text", "x"}, {"file", path("no/a.wav")}}),
              "file: there is no folder " + path("no"));
    EXPECT_EQ(refusal_of("speak", {{"text", "x"}, {"file", path("a.wav")}, {"voice", "nobody"}}),
              "voice: there is no \"nobody\"; list_voices tells which there are.");
    EXPECT_EQ(refusal_of("speak", {{"text", "x"}, {"file", path("a.wav")}, {"speed", 3}}),
              "speed: it must be a number from 0.5 to 2.");
}

TEST_F(McpToolsTest, ReplacesNoFile) {
    std::ofstream(path("a.wav")) << "dear";
    const auto why = "file: " + path("a.wav") + " exists already; name another file.";
    EXPECT_EQ(refusal_of("speak", {{"text", "x"}, {"file", path("a.wav")}}), why);
    EXPECT_EQ(refusal_of("narrate", {{"story", path("s.txt")}, {"file", path("a.wav")}}), why);
    EXPECT_EQ(std::filesystem::file_size(path("a.wav")), 4U);
}

TEST_F(McpToolsTest, NarratesAStoryAndTellsWhenItIsDone) {
    std::ofstream(path("s.txt")) << "Once upon a time.\n\nThere was a lamp.\n";
    EXPECT_EQ(call("narrate", {{"story", path("s.txt")}, {"file", path("b.mp3")}}),
              "The narration of 2 segments has begun; status tells when it is done.");
    EXPECT_TRUE(support::eventually(
        [&] { return call("status", {}).find(path("b.mp3") + ": done.") != std::string::npos; }));
    EXPECT_GT(std::filesystem::file_size(path("b.mp3")), 1000U);
}

TEST_F(McpToolsTest, ListsTheVoicesThatCanSpeak) {
    EXPECT_THAT(call("list_voices", {}), HasSubstr("af_heart: Heart, female, en-US (hibari"));
}

TEST_F(McpToolsTest, TellsTheState) {
    EXPECT_THAT(call("status", {}), HasSubstr("built-in voice: ready"));
}

}  // namespace
}  // namespace storyflow::cli
