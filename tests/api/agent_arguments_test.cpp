#include "api/agent_arguments.hpp"

#include <gtest/gtest.h>

namespace storyflow::api {
namespace {

std::string read(const boost::json::object& arguments, const std::optional<std::string>& usual = {}) {
    try {
        return text_argument(arguments, "text", usual);
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::invalid_input);
        return error.what();
    }
}

TEST(AgentArguments, AreTexts) {
    EXPECT_EQ(read({{"text", " Hé. "}}), " Hé. ");
    EXPECT_EQ(read({{"text", "a"}}, "usual"), "a");
}

TEST(AgentArguments, MayBeLeftOutIfThereIsAUsualOne) {
    EXPECT_EQ(read({}, "usual"), "usual");
    EXPECT_EQ(read({{"text", nullptr}}, "usual"), "usual");
    EXPECT_EQ(read({}), "text: a string is required.");
}

TEST(AgentArguments, AreRefusedByName) {
    EXPECT_EQ(read({{"text", 3}}, "usual"), "text: a string is required.");
    EXPECT_EQ(read({{"text", " \n"}}), "text: it must not be blank.");
}

}  // namespace
}  // namespace storyflow::api
