#include "api/answer_text.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "tests/api/asked.hpp"

namespace storyflow::api {
namespace {

TEST(AnswerText, IsWhatWasAppended) {
    const http::Request uncounted;
    AnswerText text(uncounted);
    text.begin(4);
    text.append("Once upon ");
    text.append("a time.");
    EXPECT_EQ(text.take(), "Once upon a time.");
}

TEST(AnswerText, TakesWhatIsExpectedBeforeItIsThere) {
    Asked asked(10'000);
    AnswerText text(asked.request);
    text.begin(8'000);
    EXPECT_FALSE(asked.is_left(2'000));
    EXPECT_TRUE(asked.is_left(1'900));
}

TEST(AnswerText, RefusesWhatDoesNotFitAndIsUnavailableThen) {
    Asked asked(10'000);
    AnswerText text(asked.request);
    try {
        text.begin(10'001);
        FAIL();
    } catch (const base::Error& refused) {
        EXPECT_EQ(refused.kind(), base::ErrorKind::unavailable);
    }
}

TEST(AnswerText, CountsOldAndNewWhileItGrowsBeyondWhatWasExpected) {
    Asked asked(10'000);
    AnswerText text(asked.request);
    text.begin(3'000);
    text.append(std::string(3'000, 'x'));
    EXPECT_NO_THROW(text.append("x"));  // 3,000 to 3,751
    EXPECT_FALSE(asked.is_left(3'300));
    EXPECT_THROW(text.append(std::string(4'000, 'x')), base::Error);
}

TEST(AnswerText, GrowsByAQuarterSoThatALittleMoreThanExpectedFits) {
    Asked asked(10'000);
    AnswerText text(asked.request);
    text.begin(4'400);
    text.append(std::string(4'400, 'x'));
    EXPECT_NO_THROW(text.append("x"));
    EXPECT_EQ(text.take().size(), 4'401U);
}

TEST(AnswerText, BeginsAnew) {
    const http::Request uncounted;
    AnswerText text(uncounted);
    text.begin(10);
    text.append("first");
    text.begin(10);
    text.append("second");
    EXPECT_EQ(text.take(), "second");
}

TEST(AnswerText, TakesMemoryForAPieceBesidesItself) {
    Asked asked(10'000);
    AnswerText text(asked.request);
    text.begin(5'000);
    EXPECT_NO_THROW(text.take_for_piece(4'500));
    EXPECT_THROW(text.take_for_piece(5'100), base::Error);
}

TEST(AnswerText, PromisesOnlyWhatThereIsMemoryFor) {
    Asked asked(10'000);
    AnswerText text(asked.request);
    EXPECT_THROW(text.promise(9'000, 1'500), base::Error);
    EXPECT_NO_THROW(text.promise(9'000, 900));
    EXPECT_FALSE(asked.is_left(200));
}

TEST(AnswerText, KeepsAPromiseThatItOutgrows) {
    Asked asked(10'000);
    AnswerText text(asked.request);
    text.promise(6'000, 0);
    text.begin(20'000);
    text.append(std::string(20'000, 'x'));
    EXPECT_NO_THROW(text.take_for_piece(50'000));
    EXPECT_NO_THROW(text.append(std::string(20'000, 'x')));
    EXPECT_EQ(text.take().size(), 40'000U);
}

}  // namespace
}  // namespace storyflow::api
