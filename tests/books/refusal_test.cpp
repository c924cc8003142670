#include "books/refusal.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace storyflow::books {
namespace {

TEST(Refusal, TellsTheReaderTheMessageAndKeepsTheDetailForTheLog) {
    try {
        refuse("The file is empty.", "0 bytes");
        FAIL() << "nothing was thrown";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::invalid_input);
        EXPECT_STREQ(error.what(), "The file is empty.");
        EXPECT_EQ(error.detail(), "0 bytes");
    }
}

}  // namespace
}  // namespace storyflow::books
