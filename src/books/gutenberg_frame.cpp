#include "books/gutenberg_frame.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "base/utf8.hpp"
#include "books/line_shape.hpp"

namespace storyflow::books {

namespace {

using namespace std::string_view_literals;

bool begins_with(std::string_view line, std::string_view folded_beginning) {
    return folded_line(line.substr(0, 200)).starts_with(folded_beginning);
}

/// "*** START OF THE PROJECT GUTENBERG EBOOK PRIDE AND PREJUDICE ***"; in older files THIS, or the small
/// print.
bool is_start(std::string_view line) {
    if (!line.starts_with('*')) return false;
    return begins_with(line, "start of the project gutenberg ") ||
           begins_with(line, "start of this project gutenberg ") ||
           (begins_with(line, "end the small print ") || begins_with(line, "end of the small print "));
}

bool is_end(std::string_view line) {
    const bool is_marker = line.starts_with('*') && (begins_with(line, "end of the project gutenberg ") ||
                                                     begins_with(line, "end of this project gutenberg "));
    return is_marker || begins_with(line, "end of the project gutenberg ebook ") ||
           begins_with(line, "end of project gutenberg s ") ||
           begins_with(line, "end of the project gutenberg etext ");
}

template <class Wanted>
std::optional<std::size_t> find_line(Lines lines, std::size_t begin, Wanted wanted) {
    for (std::size_t i = begin; i < lines.size(); ++i) {
        if (wanted(base::trim(lines[i].text))) return i;
    }
    return std::nullopt;
}

/// The value of "Title: …" in the header, with the lines that continue it; empty when there is none.
std::string field_of(Lines header, std::string_view name) {
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (!header[i].text.starts_with(name)) continue;
        std::string value(base::trim(header[i].text.substr(name.size())));
        while (++i < header.size() && header[i].text.starts_with(' '))
            value += ' ' + std::string(base::trim(header[i].text));
        return value;
    }
    return {};
}

std::string language_tag(std::string_view name) {
    constexpr std::array tags{std::pair{"English"sv, "en"sv}, std::pair{"French"sv, "fr"sv},
                              std::pair{"German"sv, "de"sv},  std::pair{"Spanish"sv, "es"sv},
                              std::pair{"Italian"sv, "it"sv}, std::pair{"Portuguese"sv, "pt"sv},
                              std::pair{"Dutch"sv, "nl"sv},   std::pair{"Latin"sv, "la"sv}};
    const auto* const known =
        std::ranges::find(tags, name, &std::pair<std::string_view, std::string_view>::first);
    return known == tags.end() ? std::string() : std::string(known->second);
}

/// Behind the header: "Produced by David Widger", in a paragraph of its own.
std::size_t end_of_credits(Lines lines, std::size_t begin) {
    constexpr std::array beginnings{"produced by "sv,
                                    "e text prepared by "sv,
                                    "etext prepared by "sv,
                                    "this etext was prepared by "sv,
                                    "this ebook was produced by "sv,
                                    "transcribed from "sv};
    std::size_t at = begin;
    while (at < lines.size() && lines[at].text.empty())
        ++at;
    if (at == lines.size()) return begin;
    const auto is_credit = [&](std::string_view beginning) { return begins_with(lines[at].text, beginning); };
    if (std::ranges::none_of(beginnings, is_credit)) return begin;
    while (at < lines.size() && !lines[at].text.empty())
        ++at;
    return at;
}

void leave_out(FramedText& framed, Lines lines, std::string_view reason) {
    const auto text = text_of(lines);
    if (!text.empty()) framed.left_out.push_back({std::string(reason), text, place_of(lines.front())});
}

}  // namespace

FramedText without_gutenberg_frame(Lines lines) {
    FramedText framed{
        .begin = 0, .end = lines.size(), .title = {}, .author = {}, .language = {}, .left_out = {}};
    if (const auto start = find_line(lines, 0, is_start)) {
        framed.begin = *start + 1;
        const auto header = lines.first(framed.begin);
        framed.title = field_of(header, "Title:");
        framed.author = field_of(header, "Author:");
        framed.language = language_tag(field_of(header, "Language:"));
        leave_out(framed, header, "Project Gutenberg's header");
    }
    const auto end = find_line(lines, framed.begin, is_end);
    if (end) framed.end = *end;
    const std::size_t credits = end_of_credits(lines.first(framed.end), framed.begin);
    leave_out(framed, lines.subspan(framed.begin, credits - framed.begin), "credits");
    framed.begin = credits;
    if (end) leave_out(framed, lines.subspan(framed.end), "Project Gutenberg's licence");
    return framed;
}

}  // namespace storyflow::books
