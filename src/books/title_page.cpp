#include "books/title_page.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "base/utf8.hpp"
#include "books/heading_line.hpp"
#include "books/line_shape.hpp"

namespace storyflow::books {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t widest_title = 80;
constexpr std::size_t most_groups = 40;

/// The value behind "Title:" in any case; std::nullopt for another line.
std::optional<std::string> value_of(std::string_view line, std::string_view key) {
    const auto text = base::trim(line);
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || base::case_folded(text.substr(0, colon)) != key)
        return std::nullopt;
    return std::string(base::trim(text.substr(colon + 1)));
}

/// "by Anna Smith", "A novel by Anna Smith"; empty for another line.
std::string author_in(std::string_view line) {
    constexpr std::array beginnings{"by "sv,         "a novel by "sv,       "a novella by "sv,
                                    "a story by "sv, "a short story by "sv, "stories by "sv,
                                    "written by "sv};
    const auto text = undecorated(line);
    const auto folded = base::case_folded(text.substr(0, 30));
    const auto* const beginning =
        std::ranges::find_if(beginnings, [&](std::string_view each) { return folded.starts_with(each); });
    if (beginning == beginnings.end() || width_of(text) > widest_title) return {};
    const auto rest = text.substr(beginning->size());
    const auto name = base::trim(rest.substr(0, rest.find(" (")));
    return is_title(name) && !ends_sentence(name) ? std::string(name) : std::string();
}

/// "Copyright © 2024 Anna Smith. All rights reserved."
bool is_notice(const LineGroup& group) {
    constexpr std::size_t most_lines = 12;
    const auto words = folded_line(group.lines.front().text);
    return group.lines.size() <= most_lines &&
           (words.starts_with("copyright ") || words.starts_with("all rights reserved ") ||
            base::trim(group.lines.front().text).starts_with("©"));
}

bool is_field(const Line& line) {
    return value_of(line.text, "title") || value_of(line.text, "author") || value_of(line.text, "by");
}

/// A first paragraph of fields: "Title: The Village", "Author: Anna Smith".
bool read_fields(const LineGroup& group, TitlePage& page) {
    if (!std::ranges::all_of(group.lines, is_field)) return false;
    for (const Line& line : group.lines) {
        if (auto title = value_of(line.text, "title")) page.title = std::move(*title);
        if (auto author = value_of(line.text, "author")) page.author = std::move(*author);
        if (auto author = value_of(line.text, "by")) page.author = std::move(*author);
    }
    page.end = 1;
    return true;
}

/// "(1814)", "1818.": what stands beside the author.
bool is_year(const LineGroup& group) {
    const auto words = folded_words(group.lines.front().text);
    return group.lines.size() == 1 && words.size() == 1 && words.front().size() == 4 &&
           words.front().find_first_not_of("0123456789") == std::string::npos;
}

/// The author told by the group at `at`, which is moved behind the group, or behind two where "by" stands
/// alone.
std::string take_author(std::span<const LineGroup> groups, std::size_t& at) {
    if (at >= groups.size() || groups[at].lines.size() > 1) return {};
    const auto line = groups[at].lines.front().text;
    if (folded_line(line) == "by " && at + 1 < groups.size() && groups[at + 1].lines.size() == 1) {
        at += 2;
        return author_in("by " + std::string(base::trim(groups[at - 1].lines.front().text)));
    }
    ++at;
    return author_in(line);
}

/// A title of one line with the author in the next line or group.
void read_title_and_author(std::span<const LineGroup> groups, TitlePage& page) {
    const auto& lines = groups.front().lines;
    const auto title = undecorated(lines.front().text);
    if (lines.size() > 2 || width_of(title) > widest_title || heading_line(title)) return;
    std::size_t end = 1;
    if (end < groups.size() && is_year(groups[end])) ++end;
    const auto author = lines.size() == 2 ? author_in(lines[1].text) : take_author(groups, end);
    if (author.empty()) return;
    if (end < groups.size() && is_year(groups[end])) ++end;
    while (end < groups.size() && is_notice(groups[end]))
        ++end;
    page = {std::string(title), author, end};
}

bool begins_chapters(const LineGroup& group) {
    const auto heading = heading_line(group.lines.front().text);
    return heading && heading->number <= 1;
}

std::string without_article(const std::string& words) {
    return words.starts_with("the ") ? words.substr(4) : words;
}

/// Whether the group only repeats title or author, or is set in the middle of the page as print does.
bool repeats(const LineGroup& group, const TitlePage& page) {
    constexpr std::size_t centred = 12;
    const auto words = folded_line(text_of(group.lines));
    const auto title = folded_line(page.title);
    const auto author = folded_line(page.author);
    if (words.empty() || words == title || words == author || words == "by " || words == "by " + author)
        return true;
    if (without_article(words) == without_article(title) || words == title + "by " + author) return true;
    if (group.lines.size() == 1 && words.starts_with("by ") && width_of(group.lines[0].text) <= widest_title)
        return true;
    return std::ranges::all_of(group.lines,
                               [](const Line& line) { return indentation_of(line.text) >= centred; });
}

}  // namespace

TitlePage title_page_of(std::span<const LineGroup> groups, std::string title, std::string author) {
    TitlePage page{std::move(title), std::move(author), 0};
    if (groups.empty()) return page;
    if (page.title.empty()) {
        if (!read_fields(groups.front(), page)) read_title_and_author(groups, page);
        return page;
    }
    while (page.end < std::min(groups.size(), most_groups) && !begins_chapters(groups[page.end]) &&
           repeats(groups[page.end], page))
        ++page.end;
    return page;
}

}  // namespace storyflow::books
