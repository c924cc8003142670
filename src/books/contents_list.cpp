#include "books/contents_list.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "base/utf8.hpp"
#include "books/heading_line.hpp"
#include "books/line_shape.hpp"

namespace storyflow::books {

namespace {

using namespace std::string_view_literals;
using Groups = std::span<const LineGroup>;

constexpr std::size_t widest_entry = 60;

/// The reason to leave out the list below this line; empty if the line is no title of such a list.
std::string_view reason_of_title(std::string_view line) {
    constexpr std::array contents{"contents "sv, "table of contents "sv, "the contents "sv,
                                  "list of chapters "sv, "index of chapters "sv};
    constexpr std::array pictures{"list of illustrations "sv, "illustrations "sv, "list of plates "sv,
                                  "list of maps "sv};
    if (line.size() > 80) return {};
    const auto words = folded_line(line);
    if (std::ranges::find(contents, words) != contents.end()) return "table of contents";
    return std::ranges::find(pictures, words) != pictures.end() ? "list of illustrations"sv : ""sv;
}

/// The line without the page number behind dots or several spaces.
std::string_view without_page_number(std::string_view line) {
    const auto text = base::trim(line);
    const std::size_t number = text.find_last_not_of("0123456789ivxlc");
    if (number == std::string_view::npos || number + 1 == text.size()) return text;
    const std::size_t last = text.find_last_not_of(" .\t", number);
    const auto leader = last == std::string_view::npos ? text : text.substr(last + 1, number - last);
    return leader.size() >= 2 ? text.substr(0, text.size() - (text.size() - last - 1)) : text;
}

bool is_entry(std::string_view line) {
    const auto entry = without_page_number(line);
    if (entry.size() < base::trim(line).size() || heading_line(entry)) return true;
    return width_of(base::trim(line)) <= widest_entry && !ends_sentence(line);
}

bool are_entries(const LineGroup& group) {
    const auto entries =
        std::ranges::count_if(group.lines, [](const Line& line) { return is_entry(line.text); });
    return entries * 10 >= static_cast<std::ptrdiff_t>(group.lines.size()) * 8;
}

/// Whether one begins or ends with the words of the other: "CHAPTER I." and "Chapter I. Down the
/// Rabbit-Hole".
bool are_alike(std::string_view one, std::string_view other) {
    constexpr std::size_t telling = 5;
    if (one.size() > other.size()) std::swap(one, other);
    return one == other ||
           (one.size() >= telling && (other.starts_with(one) || other.ends_with(" " + std::string(one))));
}

std::string key_of(std::string_view line) {
    return folded_line(without_page_number(line));
}

/// Whether a chapter begins at a group behind the entries, so that the heading before its text is no entry.
bool begins_chapter(const LineGroup& group) {
    const bool is_heading = heading_line(group.lines.front().text).has_value();
    return group.lines.size() == 1 && group.blanks_before >= (is_heading ? 2 : blanks_of_chapter);
}

/// The index behind the last group of the entries that begin at `begin`, and whose first one has the `first`
/// key.
std::size_t end_of_entries(Groups groups, std::size_t begin, const std::string& first) {
    std::size_t end = begin;
    while (end < groups.size() && are_entries(groups[end])) {
        const bool comes_again = end > begin && are_alike(key_of(groups[end].lines.front().text), first);
        if (comes_again) return end;
        ++end;
    }
    if (end == groups.size()) return begin;
    constexpr int most_headings = 2;
    for (int i = 0; i < most_headings && end > begin + 1 && begins_chapter(groups[end - 1]); ++i)
        --end;
    return end;
}

std::optional<ContentsList> titled_list(Groups groups, std::size_t at) {
    const auto& lines = groups[at].lines;
    const auto reason = reason_of_title(lines.front().text);
    if (reason.empty()) return std::nullopt;
    const bool is_inside = lines.size() > 1;  // the entries follow without a blank line
    const std::size_t begin = is_inside ? at : at + 1;
    if (begin == groups.size() || !are_entries(groups[begin])) return std::nullopt;
    const auto first = key_of(groups[begin].lines[is_inside ? 1 : 0].text);
    const std::size_t end = end_of_entries(groups, begin, first);
    return end > at + 1 || is_inside
               ? std::optional(ContentsList{at, std::max(end, at + 1), std::string(reason)})
               : std::nullopt;
}

/// Three or more lines in a row that count chapters: "I. A Scandal in Bohemia", "II. The Red-Headed League".
bool counts_chapters(const LineGroup& group) {
    if (group.lines.size() < 3) return false;
    std::uint64_t number = 0;
    for (const Line& line : group.lines) {
        const auto heading = heading_line(without_page_number(line.text));
        if (!heading || heading->number != ++number) return false;
    }
    return true;
}

bool is_prose(const LineGroup& group) {
    return group.lines.size() >= 3 && std::ranges::count_if(group.lines, [](const Line& line) {
                                          return width_of(line.text) > widest_entry;
                                      }) >= 2;
}

}  // namespace

ContentsLists find_contents(std::span<const LineGroup> groups) {
    ContentsLists found;
    constexpr int most_titles = 6;  // each is followed to the end of its list
    int titles = 0;
    bool at_front = true;
    for (std::size_t at = 0; at < groups.size();) {
        const bool is_titled =
            titles < most_titles && !reason_of_title(groups[at].lines.front().text).empty();
        titles += is_titled ? 1 : 0;
        auto list = is_titled ? titled_list(groups, at) : std::nullopt;
        if (!list && at_front && counts_chapters(groups[at]))
            list = ContentsList{at, at + 1, "table of contents"};
        at_front = at_front && !is_prose(groups[at]);
        if (!list) {
            ++at;
            continue;
        }
        for (std::size_t i = list->begin; i < list->end && list->reason == "table of contents"; ++i) {
            for (const Line& line : groups[i].lines)
                found.entries.insert(key_of(line.text));
        }
        at = list->end;
        found.lists.push_back(std::move(*list));
    }
    return found;
}

}  // namespace storyflow::books
