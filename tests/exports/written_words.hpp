#pragma once

#include <cctype>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.hpp"
#include "story/narrated_word.hpp"

namespace storyflow::exports {

/// Whether the byte is within something that is no text: the part `](…)` behind a label, a mark in brackets
/// with a colon, or a tag.
inline bool opens_mark(std::string_view rest) {
    const auto close = rest.find(']');
    return rest.starts_with("](") || rest.starts_with("</") || rest.starts_with("<b>") ||
           (rest.starts_with('[') && rest.substr(0, close).find(':') != std::string_view::npos);
}

/// The words of an English text, each a tenth of a second long, one after the other from `start` on.
inline std::vector<story::NarratedWord> written_words(std::string_view text, double start = 0.0) {
    std::vector<story::NarratedWord> words;
    const auto is_letter = [&](std::size_t i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool is_mark = text.substr(i).starts_with("\xE2\x80") ||
                             (i > 0 && text.substr(i - 1).starts_with("\xE2\x80")) ||
                             (i > 1 && text.substr(i - 2).starts_with("\xE2\x80"));
        return std::isalnum(byte) != 0 || byte == '\'' || (byte >= 0x80 && !is_mark);
    };
    for (std::size_t i = 0; i < text.size();) {
        if (opens_mark(text.substr(i))) {
            const char closing = text[i] == '<' ? '>' : text.substr(i).starts_with("](") ? ')' : ']';
            i = text.find(closing, i) + 1;
        } else if (!is_letter(i)) {
            ++i;
        } else {
            std::size_t end = i;
            while (end < text.size() && is_letter(end))
                ++end;
            const auto word = std::string(text.substr(i, end - i));
            const auto begin = static_cast<std::int64_t>(base::code_point_count(text.substr(0, i)));
            words.push_back({word, word, start, start + 0.1, begin,
                             begin + static_cast<std::int64_t>(base::code_point_count(word))});
            start += 0.1;
            i = end;
        }
    }
    return words;
}

}  // namespace storyflow::exports
