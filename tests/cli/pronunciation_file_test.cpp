#include "cli/pronunciation_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"

namespace storyflow::cli {
namespace {

using testing::HasSubstr;

std::string complaint(std::string_view content) {
    try {
        (void)parse_pronunciations(content, "names.txt");
    } catch (const base::Error& error) {
        return error.what();
    }
    return "none";
}

TEST(PronunciationFile, ReadsOneWordALine) {
    const auto read = parse_pronunciations(
        "# Names\n\nHermione = /hɜɹmˈIəni/\r\n  Loch Ness = Lock Ness\nE = mc squared = never", "f");
    ASSERT_EQ(read.size(), 3U);
    EXPECT_EQ(read[0], (text::Pronunciation{"Hermione", "/hɜɹmˈIəni/"}));
    EXPECT_EQ(read[1], (text::Pronunciation{"Loch Ness", "Lock Ness"}));
    EXPECT_EQ(read[2].spoken_as, "mc squared = never") << "the first sign counts";
}

TEST(PronunciationFile, NamesTheLineThatIsWrong) {
    EXPECT_THAT(complaint("One = won\nTwo\n"), HasSubstr("names.txt, line 2: expected"));
    EXPECT_THAT(complaint("= won\n"), HasSubstr("line 1"));
    EXPECT_THAT(complaint("One =\n"), HasSubstr("line 1"));
    EXPECT_THAT(complaint("One = /w€n/\n"), HasSubstr("€"));
}

}  // namespace
}  // namespace storyflow::cli
