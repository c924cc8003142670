#include "speech/files/file_errors.hpp"

#include <gtest/gtest.h>

namespace storyflow::speech {
namespace {

TEST(FileErrors, ShowForeignNamesAsPrintableTextOfBoundedLength) {
    EXPECT_EQ(shown("af_bella"), "af_bella");
    EXPECT_EQ(shown("a\nb\x1B[31m\xFF"), "a?b?[31m?");
    EXPECT_EQ(shown(std::string(81, 'x')), std::string(80, 'x') + "...");
}

TEST(FileErrors, NameTheFileButNotItsFolder) {
    try {
        reading("/secret/af_bella.pt", []() -> int { throw bad_data("is broken"); });
        FAIL() << "no error";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::damaged_model);
        EXPECT_STREQ(error.what(), "af_bella.pt: is broken");
        EXPECT_EQ(error.detail(), "/secret/af_bella.pt");
    }
}

TEST(FileErrors, LeaveResultsAlone) {
    EXPECT_EQ(reading("file", [] { return 7; }), 7);
}

}  // namespace
}  // namespace storyflow::speech
