#include "books/heading_line.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace storyflow::books {
namespace {

/// "chapter 1", "chapter 1 +" with a title behind the number; "" for no heading.
std::string kind_of(const std::string& line) {
    const auto heading = heading_line(line);
    if (!heading) return {};
    const std::vector<std::string> names{"part", "chapter", "named", "numeral", "counted"};
    std::string kind = names[static_cast<std::size_t>(heading->kind)];
    if (heading->number > 0) kind += ' ' + std::to_string(heading->number);
    return kind + (heading->is_bare ? "" : " +");
}

TEST(HeadingLine, KnowsTheHeadingsOfBooks) {
    const std::vector<std::pair<std::string, std::string>> rows{
        {"Chapter 1", "chapter 1"},
        {"CHAPTER XII.", "chapter 12"},
        {"_Chapter iv._", "chapter 4"},
        {"Chapter Twenty-One", "chapter 21"},
        {"CHAPTER TWENTY ONE", "chapter 21"},
        {"Chapter the First", "chapter 1"},
        {"BOOK THE SECOND: THE GOLDEN THREAD", "part 2 +"},
        {"Part One", "part 1"},
        {"VOLUME II", "part 2"},
        {"LETTER IV", "chapter 4"},
        {"STAVE ONE.", "chapter 1"},
        {"ADVENTURE I. A SCANDAL IN BOHEMIA", "chapter 1 +"},
        {"Chapter 3: The Storm", "chapter 3 +"},
        {"Chapter 3 — The Storm", "chapter 3 +"},
        {"CHAPTER I. Treats of the place where Oliver Twist was born", "chapter 1 +"},
        {"Prologue", "named"},
        {"PREFACE.", "named"},
        {"Author's Note", "named"},
        {"Epilogue: Ten Years Later", "named +"},
        {"XIV.", "numeral 14"},
        {"7", "numeral 7"},
        {"IV. The Village", "counted 4 +"},
    };
    for (const auto& [line, kind] : rows)
        EXPECT_EQ(kind_of(line), kind) << line;
}

TEST(HeadingLine, LeavesProseAlone) {
    for (const std::string line :
         {"Chapter 2 of the book was long.", "Part of the plan", "Part one of the plan was simple.",
          "chapter 2", "Letter to a friend", "The chapter", "I went home.", "V. S. Naipaul came.", "1984",
          "12 men came", "Introduction to the art of war was given.", "A. He", "* * *", ""})
        EXPECT_EQ(kind_of(line), "") << line;
}

}  // namespace
}  // namespace storyflow::books
