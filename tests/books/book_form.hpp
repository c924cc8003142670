#pragma once

#include <gtest/gtest.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>

#include "books/book.hpp"

/// Books in a form that tests can compare.
namespace storyflow::books {

/// A line for each block: "# Title" with a sign for each level, "~ * * *" for an ornament, "! alt" for a
/// picture, "2-5: text" for a cue, and else the text, with "/" between its lines.
inline std::string form_of(const Book& book) {
    std::string form;
    for (const Block& block : book.blocks) {
        if (block.kind == BlockKind::heading)
            form += std::string(static_cast<std::size_t>(block.level), '#') + ' ';
        if (block.kind == BlockKind::ornament) form += "~ ";
        if (block.kind == BlockKind::picture) form += "! ";
        if (block.cue) form += std::to_string(block.cue->begin) + "-" + std::to_string(block.cue->end) + ": ";
        for (const char c : block.text)
            form += c == '\n' ? '/' : c;
        form += '\n';
    }
    return form;
}

/// "reason: text" for each part that was left out.
inline std::string left_out_of(const Book& book) {
    std::string form;
    for (const LeftOut& part : book.left_out) {
        form += part.reason + ": ";
        for (const char c : part.text)
            form += c == '\n' ? '/' : c;
        form += '\n';
    }
    return form;
}

using LetterCounts = std::map<std::string, int>;

inline void count_letters(std::string_view text, LetterCounts& counts) {
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    for (std::int64_t at = 0; at < static_cast<std::int64_t>(text.size());) {
        const auto begin = static_cast<std::size_t>(at);
        UChar32 c = 0;
        U8_NEXT(bytes, at, static_cast<std::int64_t>(text.size()), c);
        if (c >= 0 && u_isalnum(c) != 0)
            ++counts[std::string(text.substr(begin, static_cast<std::size_t>(at) - begin))];
    }
}

inline LetterCounts letters_of(std::string_view text) {
    LetterCounts counts;
    count_letters(text, counts);
    return counts;
}

/// All letters and digits that are in a block or were left out.
inline LetterCounts letters_of(const Book& book) {
    LetterCounts counts;
    for (const Block& block : book.blocks) {
        count_letters(block.text, counts);
        count_letters(block.image_prompt, counts);
    }
    for (const LeftOut& part : book.left_out)
        count_letters(part.text, counts);
    return counts;
}

/// A file of tests/books/data, as its bytes.
inline std::string book_file(const std::string& name) {
    std::ifstream file(std::string(STORYFLOW_BOOKS) + "/" + name, std::ios::binary);
    EXPECT_TRUE(file) << name;
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace storyflow::books
