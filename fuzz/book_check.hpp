#pragma once

#include <array>
#include <cstddef>
#include <cstdlib>
#include <string_view>

#include "base/utf8.hpp"
#include "books/book.hpp"

namespace storyflow::fuzz {

/// How often each letter of ASCII stands in a text.
struct Letters {
    std::array<std::size_t, 256> counts = {};

    void add(std::string_view text) {
        for (const char byte : text) {
            if ((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'))
                ++counts.at(static_cast<unsigned char>(byte));
        }
    }
};

/// Ends the program if a book breaks what every reader promises. Returns its letters.
inline Letters check_book(const books::Book& book) {
    const auto check = [](bool holds) {
        if (!holds) std::abort();
    };
    Letters letters;
    for (const auto& block : book.blocks) {
        check(base::is_valid_utf8(block.text) && block.level >= 0 && block.level <= 6);
        check((block.kind == books::BlockKind::heading) == (block.level > 0));
        check(!block.picture || *block.picture < book.pictures.size());
        letters.add(block.text);
    }
    for (const auto& part : book.left_out) {
        check(base::is_valid_utf8(part.text) && !part.reason.empty());
        letters.add(part.text);
    }
    check(!book.cover || *book.cover < book.pictures.size());
    return letters;
}

/// Ends the program if a letter of the source is not among those that were found.
inline void check_nothing_is_lost(const Letters& source, const Letters& found) {
    for (std::size_t letter = 0; letter < source.counts.size(); ++letter) {
        if (source.counts.at(letter) > found.counts.at(letter)) std::abort();
    }
}

}  // namespace storyflow::fuzz
