#include "text/clause_marks.hpp"

#include <gtest/gtest.h>

namespace storyflow::text {
namespace {

SpokenWord with_trail(const std::string& trail) {
    return {.text = "word", .trail = trail};
}

TEST(ClauseMarks, StandBetweenClauses) {
    for (const auto* trail : {"; ", ": ", ". ", "! ", "?” ", "… "}) {
        EXPECT_TRUE(is_followed_by(with_trail(trail), ClauseMark::clause)) << trail;
        EXPECT_FALSE(is_followed_by(with_trail(trail), ClauseMark::phrase)) << trail;
    }
}

TEST(ClauseMarks, StandBetweenPhrases) {
    for (const auto* trail : {", ", "—", " – ", ") "}) {
        EXPECT_TRUE(is_followed_by(with_trail(trail), ClauseMark::phrase)) << trail;
        EXPECT_FALSE(is_followed_by(with_trail(trail), ClauseMark::clause)) << trail;
    }
}

TEST(ClauseMarks, AreNoBlanksNorQuotes) {
    for (const auto* trail : {" ", "", "” ", "-"}) {
        EXPECT_FALSE(is_followed_by(with_trail(trail), ClauseMark::clause)) << trail;
        EXPECT_FALSE(is_followed_by(with_trail(trail), ClauseMark::phrase)) << trail;
    }
}

}  // namespace
}  // namespace storyflow::text
