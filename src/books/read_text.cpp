#include "books/read_text.hpp"

#include <algorithm>
#include <string>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "books/book_kind.hpp"
#include "books/book_size.hpp"
#include "books/encoding.hpp"
#include "books/lines.hpp"
#include "books/markdown.hpp"
#include "books/plain_text.hpp"
#include "books/story_forms.hpp"
#include "books/subtitles.hpp"

namespace storyflow::books {

namespace {

/// "##:##.##" with any digits.
bool has_form(std::string_view text, std::string_view form) {
    const auto fits = [](char c, char wanted) { return wanted == '#' ? c >= '0' && c <= '9' : c == wanted; };
    return text.size() >= form.size() && std::equal(form.begin(), form.end(), text.begin(),
                                                    [&](char wanted, char c) { return fits(c, wanted); });
}

/// Subtitles that would be read aloud with their times.
std::string_view foreign_subtitles(std::string_view utf8) {
    constexpr std::size_t first_lines = 20;
    if (utf8.starts_with("[Script Info]")) return "ASS";
    std::size_t lyrics = 0;
    const auto lines = lines_of(utf8.substr(0, 4'000));
    for (const Line& line : Lines(lines).first(std::min(lines.size(), first_lines))) {
        if (has_form(line.text, "#:##:##.###,#:##:##.###")) return "SBV";
        lyrics += has_form(line.text, "[##:##.##") || has_form(line.text, "[##:##]") ? 1U : 0U;
    }
    return lyrics >= 3 ? "LRC" : "";
}

bool is_markdown(std::string_view utf8, std::string_view file_name) {
    return has_ending(file_name, ".md") || has_ending(file_name, ".markdown") ||
           (!has_ending(file_name, ".txt") && looks_like_markdown(utf8));
}

Book read_decoded(std::string_view utf8, std::string_view file_name) {
    const auto foreign = foreign_subtitles(utf8);
    if (!foreign.empty()) {
        throw base::Error(base::ErrorKind::unsupported_media,
                          "this is a subtitle file (" + std::string(foreign) +
                              "), which StoryFlow does not read. Save it as SRT or WebVTT.");
    }
    if (looks_like_subtitles(utf8)) return read_subtitles(utf8);
    if (auto story = read_story_form(utf8)) return std::move(*story);
    return is_markdown(utf8, file_name) ? read_markdown(utf8) : read_plain_text(utf8);
}

}  // namespace

Book read_text(std::string_view bytes, std::string_view file_name) {
    const Decoded text = decoded(bytes);
    check_lines(text.utf8);
    Book book = read_decoded(text.utf8, file_name);
    if (text.charset != "UTF-8") book.format += " (" + text.charset + ")";
    return book;
}

}  // namespace storyflow::books
