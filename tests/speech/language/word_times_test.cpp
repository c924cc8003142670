#include "speech/language/word_times.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <numeric>

#include "base/error.hpp"

namespace storyflow::speech {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Tokens from a picture: a letter is a phoneme of a word, `_` a space, other signs are marks.
TokenSequence tokens_of(std::string_view picture) {
    TokenSequence tokens;
    bool is_in_word = false;
    for (const char c : picture) {
        const bool is_phoneme = c >= 'a' && c <= 'z';
        if (is_phoneme && !is_in_word) tokens.words.push_back({tokens.ids.size(), tokens.ids.size()});
        tokens.ids.push_back(c == '_' ? space_id : is_phoneme ? 43 : 3);
        if (is_phoneme) tokens.words.back().end = tokens.ids.size();
        is_in_word = is_phoneme;
    }
    return tokens;
}

std::vector<TimeSpan> times(const std::vector<int>& durations, std::string_view picture) {
    return word_times(durations, tokens_of(picture));
}

TEST(WordTimes, BeginThreeFramesBeforeTheEndOfThePad) {
    EXPECT_THAT(times({10, 4, 6, 8}, "ab"), ElementsAre(TimeSpan{7.0 / 40, 17.0 / 40}));
}

TEST(WordTimes, BeginWithTheSoundWhenThePadIsShort) {
    EXPECT_THAT(times({2, 4, 8}, "a"), ElementsAre(TimeSpan{0.0, 4.0 / 40}));
}

TEST(WordTimes, ShareASpaceEqually) {
    EXPECT_THAT(
        times({3, 4, 3, 5, 2, 6, 9}, "a_b_c"),
        ElementsAre(TimeSpan{0.0, 5.5 / 40}, TimeSpan{5.5 / 40, 13.0 / 40}, TimeSpan{13.0 / 40, 20.0 / 40}));
}

TEST(WordTimes, LeaveTheTimeOfMarksOut) {
    EXPECT_THAT(times({3, 2, 10, 4, 6, 8, 2, 9}, "a,_b.\""),
                ElementsAre(TimeSpan{0.0, 2.0 / 40}, TimeSpan{14.0 / 40, 22.0 / 40}));
    EXPECT_THAT(times({3, 2, 4, 6, 9}, "a;b"),
                ElementsAre(TimeSpan{0.0, 2.0 / 40}, TimeSpan{6.0 / 40, 12.0 / 40}));
    EXPECT_THAT(times({3, 7, 2, 9}, "\"a"), ElementsAre(TimeSpan{7.0 / 40, 9.0 / 40}));
}

TEST(WordTimes, HaveNoLengthForASilentWord) {
    TokenSequence tokens = tokens_of("a_b");
    tokens.words = {{0, 0}, {0, 1}, {1, 1}, {2, 3}, {3, 3}};
    EXPECT_THAT(word_times(std::vector{3, 4, 2, 6, 9}, tokens),
                ElementsAre(TimeSpan{0.0, 0.0}, TimeSpan{0.0, 5.0 / 40}, TimeSpan{5.0 / 40, 5.0 / 40},
                            TimeSpan{5.0 / 40, 12.0 / 40}, TimeSpan{12.0 / 40, 12.0 / 40}));
}

TEST(WordTimes, AreNoneForNoWords) {
    EXPECT_THAT(times({3, 9}, ""), IsEmpty());
}

TEST(WordTimes, NeedADurationForEachId) {
    for (const std::vector<int>& durations : {std::vector<int>{}, {1}, {1, 2}, {1, 2, 3, 4}}) {
        try {
            (void)times(durations, "a");
            ADD_FAILURE() << durations.size() << " durations were enough";
        } catch (const base::Error& error) {
            EXPECT_EQ(error.kind(), base::ErrorKind::internal);
        }
    }
}

RC_GTEST_PROP(WordTimes, AreInOrderAndWithinTheSound, ()) {
    const auto signs = *rc::gen::container<std::string>(rc::gen::element('a', 'b', '_', ','));
    const auto durations = *rc::gen::container<std::vector<int>>(signs.size() + 2, rc::gen::inRange(1, 51));
    double latest = 0.0;
    for (const TimeSpan& word : times(durations, signs)) {
        RC_ASSERT(word.start >= latest);
        RC_ASSERT(word.end > word.start);
        latest = word.end;
    }
    RC_ASSERT(latest <= std::accumulate(durations.begin(), durations.end(), 0) / 40.0);
}

}  // namespace
}  // namespace storyflow::speech
