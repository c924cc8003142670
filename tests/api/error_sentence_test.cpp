#include "api/error_sentence.hpp"

#include <gtest/gtest.h>

#include "api/api_error.hpp"
#include "api/openai_error.hpp"

namespace storyflow::api {
namespace {

using base::ErrorKind;

TEST(ErrorSentence, IsTheFirstOfTheAnswer) {
    EXPECT_EQ(sentence_of(base::Error(ErrorKind::conflict, "It is locked.")), "It is locked.");
    EXPECT_EQ(sentence_of(refusal(ErrorKind::not_found, "Project not found", "It was removed.")),
              "Project not found");
    EXPECT_EQ(sentence_of(openai_error(ErrorKind::queue_full, "Too many.", {}, "rate_limit_exceeded")),
              "Too many.");
}

TEST(ErrorSentence, NamesTheField) {
    EXPECT_EQ(sentence_of(field_error("title", "It is too long.")), "title: It is too long.");
}

TEST(ErrorSentence, TellsNothingOfTheInside) {
    EXPECT_EQ(sentence_of(base::Error(ErrorKind::internal, "row 7 is odd")), "Internal server error.");
    EXPECT_EQ(sentence_of(ApiError(ErrorKind::invalid_input, {})), "The request failed.");
}

}  // namespace
}  // namespace storyflow::api
