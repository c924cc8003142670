#include "cli/command.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

namespace storyflow::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::internal::CaptureStderr;
using testing::internal::CaptureStdout;
using testing::internal::GetCapturedStderr;
using testing::internal::GetCapturedStdout;

/// A program with one command, "speak", that has one argument or option of each kind.
class CommandTest : public testing::Test {
  protected:
    CommandTest() {
        auto speak = program.commands().subcommand("speak", "Say something");
        speak.require({"text", "TEXT", "What to say"}, text);
        speak.offer({"others", "", "More to say"}, others);
        speak.offer({"--voice", "ID", "The voice"}, voice);
        speak.offer({"--speed", "", "Pace"}, speed, {0.5, 2.0});
        speak.flag("--loud", "Louder", loud);
        auto step = speak.one_of("step");
        step.flag("--now", "At once", now);
        step.flag("--later", "Some time", later);
        speak.when_chosen([](const app::ConfigSources&, app::Signals&) { return 7; });
    }

    std::optional<int> parse(std::vector<const char*> words) {
        words.insert(words.begin(), "storyflow");
        return program.parse(static_cast<int>(words.size()), words.data());
    }

    CommandLine line;
    Program program{"Speaks.", "1.2.3", line};
    std::string text;
    std::vector<std::string> others;
    std::string voice = "af_heart";
    double speed = 1.0;
    bool loud = false;
    bool now = false;
    bool later = false;
};

}  // namespace

TEST_F(CommandTest, SetsItsVariablesAndIsChosen) {
    ASSERT_EQ(parse({"speak", "hello", "and", "more", "--speed", "1.5", "--loud", "--now"}), std::nullopt);
    EXPECT_EQ(text, "hello");
    EXPECT_THAT(others, ElementsAre("and", "more"));
    EXPECT_EQ(voice, "af_heart");
    EXPECT_EQ(speed, 1.5);
    EXPECT_TRUE(loud && now && !later);
    EXPECT_TRUE(line.chosen);
}

TEST_F(CommandTest, RefusesWhatItDoesNotTake) {
    const std::vector<std::vector<const char*>> wrong = {
        {},
        {"sing"},
        {"speak", "--now"},
        {"speak", "hello"},
        {"speak", "hello", "--now", "--later"},
        {"speak", "hello", "--now", "--speed", "9"},
        {"speak", "hello", "--now", "--quiet"},
    };
    for (const auto& words : wrong) {
        CaptureStderr();
        EXPECT_EQ(parse(words), 2);
        EXPECT_NE(GetCapturedStderr(), "");
    }
    EXPECT_FALSE(line.chosen);
}

TEST_F(CommandTest, DescribesItselfForManualsAndShells) {
    const auto form = program.commands().form();
    EXPECT_EQ(form.help, "Speaks.");
    ASSERT_EQ(form.commands.size(), 1U);
    const auto& speak = form.commands.front();
    EXPECT_EQ(speak.name, "speak");
    EXPECT_EQ(speak.help, "Say something");
    ASSERT_EQ(speak.arguments.size(), 2U);
    EXPECT_EQ(speak.arguments[0].value_name, "TEXT");
    EXPECT_TRUE(speak.arguments[0].is_required);
    EXPECT_FALSE(speak.arguments[0].is_repeated);
    EXPECT_TRUE(speak.arguments[1].is_repeated);
    std::map<std::string, OptionForm> options;
    for (const auto& option : speak.options)
        options[option.names.front()] = option;
    EXPECT_EQ(options.at("--voice").value_name, "ID");
    EXPECT_EQ(options.at("--voice").standard, "af_heart");
    EXPECT_EQ(options.at("--speed").value_name, "FLOAT");
    EXPECT_EQ(options.at("--speed").range, "0.5 to 2");
    EXPECT_EQ(options.at("--loud").value_name, "");
    EXPECT_EQ(options.at("--help").names, (std::vector<std::string>{"--help", "-h"}));
    EXPECT_EQ(options.at("--later").help, "Some time") << "an option of a group";
}

TEST_F(CommandTest, TellsWhatItTakes) {
    CaptureStdout();
    EXPECT_EQ(parse({"speak", "--help"}), 0);
    const auto help = GetCapturedStdout();
    EXPECT_THAT(help, HasSubstr("--voice ID=af_heart"));
    EXPECT_THAT(help, HasSubstr("in [0.5 - 2]=1"));
    CaptureStdout();
    EXPECT_EQ(parse({"--version"}), 0);
    EXPECT_EQ(GetCapturedStdout(), "1.2.3\n");
}

}  // namespace storyflow::cli
