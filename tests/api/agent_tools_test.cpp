#include "api/agent_tools.hpp"

#include "tests/api/api_fixture.hpp"

namespace storyflow::api {

class AgentToolsTest : public ApiTest {
  protected:
    std::string call(std::string_view name, const Json& arguments) {
        const auto request = request_for(http::Method::post, "/mcp");
        const auto tools = agent_tools(services_, request);
        const auto tool = std::ranges::find(tools, name, &mcp::Tool::name);
        try {
            return tool == tools.end() ? "no such tool" : tool->call(arguments);
        } catch (const base::Error& error) {
            return std::string("failed: ") + error.what();
        }
    }
    static std::string between(const std::string& text, const std::string& before, const std::string& after) {
        const auto begin = text.find(before);
        if (begin == std::string::npos) return {};
        const auto from = begin + before.size();
        return text.substr(from, text.find(after, from) - from);
    }
};

TEST_F(AgentToolsTest, NarratesAStoryOfThisServer) {
    const auto told = call("narrate", {{"title", "The lamp"},
                                       {"text", "# One\n\nOnce upon a time.\n\n# Two\n\nThere was a lamp.\n"},
                                       {"voice", "bf_emma"},
                                       {"speed", 2}});
    EXPECT_TRUE(told.starts_with("The narration of ")) << told;
    const auto project = between(told, "the project ", ":");
    const auto task = between(told, "begun: task ", ".");
    EXPECT_EQ(wait_for_end(task).state, tasks::TaskState::completed);
    const auto stored = object(get("/api/projects/" + project + "/"));
    EXPECT_EQ(text(stored, "title"), "The lamp");
    EXPECT_EQ(stored.at("voice_id"), "bf_emma");
    ASSERT_FALSE(kokoro_.spoken().empty());
    EXPECT_EQ(kokoro_.spoken()[0].voice, "bf_emma");
    EXPECT_EQ(kokoro_.spoken()[0].speed, 2.0);
    EXPECT_EQ(get("/api/projects/" + project + "/narration/").status, 200);
    EXPECT_TRUE(call("status", {{"task", task}}).starts_with(task + ": COMPLETED, "));
    EXPECT_NE(call("status", {}).find(task + ": COMPLETED"), std::string::npos);
}

TEST_F(AgentToolsTest, StoresNothingIfTheNarrationCannotBegin) {
    EXPECT_EQ(call("narrate", {{"text", "Once."}}), "failed: title: a string is required.");
    EXPECT_EQ(call("narrate", {{"title", "A"}, {"text", " "}}), "failed: text: it must not be blank.");
    EXPECT_EQ(call("narrate", {{"title", "A\nB"}, {"text", "Once."}}),
              "failed: title: it must be a single line.");
    EXPECT_EQ(call("narrate", {{"title", "A"}, {"text", "Once."}, {"voice", "amy"}}),
              "failed: voice: there is no \"amy\"; list_voices tells which there are.");
    EXPECT_EQ(call("narrate", {{"title", "A"}, {"text", "Once."}, {"speed", 9}}),
              "failed: speed: it must be a number from 0.5 to 2.");
    EXPECT_TRUE(
        call("narrate", {{"title", std::string(300, 'x')}, {"text", "Once."}}).starts_with("failed: "));
    kokoro_.available = false;
    espeak_.available = false;
    EXPECT_TRUE(call("narrate", {{"title", "A"}, {"text", "Once."}}).starts_with("failed: "));
    EXPECT_EQ(object(get("/api/projects/")).at("count"), 0);
}

TEST_F(AgentToolsTest, SaysThatTheStoryIsStoredIfItsNarrationDidNotBegin) {
    start_tasks({.queue_limit = 1});
    const auto told = call("narrate", {{"title", "A"}, {"text", "# One\n\nOnce.\n\n# Two\n\nTwice.\n"}});
    EXPECT_TRUE(told.starts_with("failed: The story is stored as the project ")) << told;
    EXPECT_NE(told.find("but its narration did not begin. "), std::string::npos) << told;
    EXPECT_EQ(object(get("/api/projects/")).at("count"), 1);
}

TEST_F(AgentToolsTest, ReadsAFormInTheTextAsText) {
    const auto told =
        call("narrate", {{"title", "A\"; name=\"file"}, {"text", "--x\r\n\r\nOnce.\r\n--x--\r\n"}});
    EXPECT_TRUE(told.starts_with("The narration of ")) << told;
    EXPECT_EQ(text(object(get("/api/projects/" + between(told, "the project ", ":") + "/")), "title"),
              "A\"; name=\"file");
}

TEST_F(AgentToolsTest, ListsTheVoicesThatCanSpeak) {
    kokoro_.has_voices({"af_heart"});
    EXPECT_NE(call("list_voices", {}).find("af_heart: Heart, female, en-US (kokoro"), std::string::npos);
}

TEST_F(AgentToolsTest, TellsWhetherTheServerCanSpeak) {
    services_.system.readiness = [] { return std::vector<ReadinessCheck>{{"engine", false, "It is away."}}; };
    EXPECT_TRUE(call("status", {}).starts_with("not ready: engine: It is away.\nkokoro speaks.\n"));
    kokoro_.available = false;
    espeak_.available = false;
    EXPECT_NE(call("status", {}).find("cannot speak: The tone engine was switched off."), std::string::npos);
    EXPECT_EQ(call("status", {{"task", "none"}}),
              "failed: task: there is none of this id; it may have ended long ago.");
}

}  // namespace storyflow::api
