#include "api/import_errors.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <string>

#include "api/json_text.hpp"

namespace storyflow::api {

namespace {

std::string lists(const boost::json::object& body) {
    return json_text(as_string_lists(body));
}

}  // namespace

TEST(ImportErrors, WrapsStringsAndLeavesListsOfStrings) {
    EXPECT_EQ(lists({{"detail", "x"}, {"title", {"a", "b"}}}), R"({"detail":["x"],"title":["a","b"]})");
}

TEST(ImportErrors, LeavesOutNull) {
    EXPECT_EQ(lists({{"error", "x"}, {"details", nullptr}}), R"({"error":["x"]})");
}

TEST(ImportErrors, TurnsErrorsByIndexIntoSentences) {
    EXPECT_EQ(lists({{"segments", boost::json::object{{"0", boost::json::array{"not a dictionary"}}}}}),
              R"({"segments":["Item 0: not a dictionary"]})");
}

TEST(ImportErrors, AFaultWithoutDetailsHasNullDetails) {
    EXPECT_STREQ(import_fault({"Missing", ""}).what(), R"({"error":"Missing","details":null})");
    EXPECT_STREQ(import_fault({"Missing", "there"}).what(), R"({"error":"Missing","details":"there"})");
}

TEST(ImportErrors, RewritesOnlyBadRequests) {
    const auto outcome = [](base::ErrorKind kind) -> std::string {
        try {
            with_string_list_errors([&] { throw base::Error(kind, "x"); });
        } catch (const base::Error& error) {
            return error.what();
        }
        return "";
    };
    EXPECT_EQ(outcome(base::ErrorKind::invalid_input), R"({"detail":["x"]})");
    EXPECT_EQ(outcome(base::ErrorKind::not_found), "x");
}

}  // namespace storyflow::api
