#include "books/line_shape.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

#include "base/utf8.hpp"

namespace storyflow::books {

namespace {

/// Calls `visit` with each code point, and the offset behind it, until it returns false.
template <class Visit>
void for_each_code_point(std::string_view text, Visit visit) {
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<std::int64_t>(text.size());
    for (std::int64_t at = 0; at < size;) {
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(bytes, at, size, c);
        if (!visit(c, static_cast<std::size_t>(at))) return;
    }
}

bool is_capital(UChar32 c) {
    return u_isupper(c) != 0 || u_istitle(c) != 0;
}

bool is_one_of(UChar32 c, std::u32string_view all) {
    return all.find(static_cast<char32_t>(c)) != std::u32string_view::npos;
}

bool is_closing(UChar32 c) {
    return is_one_of(c, U"\"'”’»›)]}_*");
}

bool is_of_ornaments(UChar32 c) {
    return is_one_of(c, U"*•·∙●○◦◆◇■□▪~=#–—-_.…⁂❦❧✦✧✶★☆†‡§ \t\u00A0");
}

/// `oOo`, which separates scenes although its signs are letters.
bool is_circles(std::string_view line) {
    constexpr std::string_view circles = "oO0";
    const auto first = line.find_first_of(circles);
    if (first == std::string_view::npos) return false;
    const auto word = line.substr(first, line.find_last_of(circles) - first + 1);
    if (word != "oOo" && word != "o0o" && word != "OoO" && word != "0o0" && word != "o O o") return false;
    const auto around = std::string(line.substr(0, first)) + std::string(line.substr(first + word.size()));
    bool only_signs = true;
    for_each_code_point(around, [&](UChar32 c, std::size_t) { return only_signs = is_of_ornaments(c); });
    return only_signs;
}

}  // namespace

std::size_t width_of(std::string_view line) {
    return base::code_point_count(line);
}

std::size_t indentation_of(std::string_view line) {
    constexpr std::size_t columns_of_tab = 4;
    std::size_t columns = 0;
    for_each_code_point(line, [&](UChar32 c, std::size_t) {
        if (c == '\t') {
            columns += columns_of_tab;
        } else if (u_isUWhiteSpace(c) != 0) {
            ++columns;
        } else {
            return false;
        }
        return true;
    });
    return columns;
}

bool begins_with_capital(std::string_view line) {
    bool found = false;
    for_each_code_point(line, [&](UChar32 c, std::size_t) {
        found = is_capital(c);
        return u_isalnum(c) == 0;
    });
    return found;
}

bool ends_sentence(std::string_view line) {
    UChar32 last = 0;
    for_each_code_point(line, [&](UChar32 c, std::size_t) {
        if (!is_closing(c)) last = c;
        return true;
    });
    return is_one_of(last, U".!?…。！？");
}

bool is_all_capitals(std::string_view line) {
    bool has_capital = false;
    bool has_small = false;
    for_each_code_point(line, [&](UChar32 c, std::size_t) {
        has_capital = has_capital || is_capital(c);
        has_small = u_islower(c) != 0;
        return !has_small;
    });
    return has_capital && !has_small;
}

bool is_title(std::string_view line) {
    constexpr std::size_t longest_small_word = 3;
    bool all_capitals = begins_with_capital(line);
    std::size_t letters = 0;
    bool has_capital = false;
    for_each_code_point(line, [&](UChar32 c, std::size_t) {
        const bool in_word = u_isalnum(c) != 0 || c == '\'' || c == 0x2019;
        if (in_word && letters == 0) has_capital = u_islower(c) == 0;
        letters = in_word ? letters + 1 : 0;
        all_capitals = all_capitals && (has_capital || letters <= longest_small_word);
        return all_capitals;
    });
    return all_capitals;
}

bool is_ornament(std::string_view line) {
    const auto trimmed = base::trim(line);
    bool only_signs = !trimmed.empty();
    for_each_code_point(trimmed, [&](UChar32 c, std::size_t) { return only_signs = is_of_ornaments(c); });
    return only_signs || is_circles(trimmed);
}

bool is_underline(std::string_view line) {
    const auto trimmed = base::trim(line);
    return trimmed.size() >= 3 && (trimmed.front() == '=' || trimmed.front() == '-') &&
           trimmed.find_first_not_of(trimmed.front()) == std::string_view::npos;
}

std::string_view undecorated(std::string_view line) {
    constexpr std::string_view signs = "_*~= \t";
    const std::size_t begin = line.find_first_not_of(signs);
    if (begin == std::string_view::npos) return {};
    return base::trim(line.substr(begin, line.find_last_not_of(signs) - begin + 1));
}

std::vector<std::string> folded_words(std::string_view line) {
    const std::string folded = base::case_folded(line);
    std::vector<std::string> words;
    std::size_t begin = 0;
    bool goes_on = false;
    for_each_code_point(folded, [&](UChar32 c, std::size_t end) {
        const bool in_word = u_isalnum(c) != 0 || u_charType(c) == U_NON_SPACING_MARK;
        if (in_word && !goes_on) words.emplace_back();
        if (in_word) words.back().append(folded, begin, end - begin);
        goes_on = in_word;
        begin = end;
        return true;
    });
    return words;
}

std::string folded_line(std::string_view line) {
    std::string folded;
    for (const auto& word : folded_words(line))
        folded += word + ' ';
    return folded;
}

}  // namespace storyflow::books
