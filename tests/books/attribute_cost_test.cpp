#include "books/attribute_cost.hpp"

#include <gtest/gtest.h>

#include <string>

#include "base/error.hpp"

namespace storyflow::books {
namespace {

bool takes_too_long(const std::string& document) {
    try {
        check_attributes(document);
        return false;
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::invalid_input);
        return true;
    }
}

std::string repeated(const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i)
        all += text;
    return all;
}

TEST(AttributeCost, OfAPageIsSmall) {
    EXPECT_FALSE(takes_too_long(""));
    EXPECT_FALSE(takes_too_long("<"));
    EXPECT_FALSE(takes_too_long("a < b <"));
    EXPECT_FALSE(takes_too_long(repeated(R"(<p class="a b c" id=x hidden>Text, 1 < 2.</p>)", 100'000)));
}

TEST(AttributeCost, GrowsWithTheSquareOfATagsAttributes) {
    EXPECT_FALSE(takes_too_long("<p " + repeated("a ", 20'000) + ">"));
    EXPECT_TRUE(takes_too_long("<p " + repeated("a ", 30'000) + ">"));
    EXPECT_TRUE(takes_too_long(repeated("<p " + repeated("a ", 5'000) + ">", 50)));
}

TEST(AttributeCost, CountsAttributesHoweverTheyAreWritten) {
    for (const std::string attribute :
         {"a=\">\" ", "a='>' ", "a=b ", "a = b ", "a/", "a=\"\"b=''", "\xc3\xa4\n"})
        EXPECT_TRUE(takes_too_long("<p " + repeated(attribute, 40'000))) << attribute;
}

TEST(AttributeCost, IsSeenBehindAScriptWithAnOpenQuote) {
    EXPECT_TRUE(takes_too_long("<script>if (a <b c=\"</script><p " + repeated("a ", 30'000) + ">"));
}

TEST(AttributeCost, OfTagsWithinTagsIsNotPaidBySearchingThem) {
    EXPECT_TRUE(takes_too_long(repeated("<a =\"", 100'000)));
}

}  // namespace
}  // namespace storyflow::books
