#include "exports/export_formats.hpp"

#include <gtest/gtest.h>

#include <string>

namespace storyflow::exports {

TEST(ExportFormats, AreFoundByNameAndByEnding) {
    for (const auto& facts : export_formats()) {
        EXPECT_EQ(&facts_of(facts.format), &facts);
        EXPECT_EQ(format_named(facts.name), facts.format);
        EXPECT_EQ(format_of_file("A tale" + std::string(facts.extension)), facts.format);
    }
    EXPECT_EQ(format_of_file("BOOK.M4B"), ExportFormat::m4b);
    EXPECT_EQ(format_of_file("mp3"), std::nullopt);
    EXPECT_EQ(format_named(".mp3"), std::nullopt);
}

}  // namespace storyflow::exports
