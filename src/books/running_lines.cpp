#include "books/running_lines.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/utf8.hpp"

namespace storyflow::books {

namespace {

constexpr double band = 0.13;         ///< of the page's height, at either end
constexpr std::size_t outermost = 4;  ///< lines at either end, several of which may be one printed line
constexpr std::size_t often = 3;      ///< pages on which a running line stands at least

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

/// The last number of the line; std::nullopt if there is none, or one too long for a page number.
std::optional<long> last_number(std::string_view text) {
    const auto end = std::ranges::find_if(text.rbegin(), text.rend(), is_digit).base();
    auto begin = end;
    while (begin != text.begin() && is_digit(*(begin - 1)))
        --begin;
    constexpr std::ptrdiff_t most_digits = 5;
    if (begin == end || end - begin > most_digits) return std::nullopt;
    long value = 0;
    for (auto digit = begin; digit != end; ++digit)
        value = value * 10 + (*digit - '0');
    return value;
}

std::optional<long> first_number(std::string_view text) {
    const auto begin = std::ranges::find_if(text, is_digit);
    return last_number({begin, std::find_if_not(begin, text.end(), is_digit)});
}

/// The line without its numbers, for comparing.
std::string without_numbers(std::string_view text) {
    std::string result = base::case_folded(text);
    std::erase_if(result, is_digit);
    return result;
}

bool is_page_number(std::string_view text) {
    std::string kept = base::case_folded(text);
    std::erase_if(kept, [](char letter) {
        return std::string_view(" -.[]()|/").find(letter) != std::string_view::npos;
    });
    if (kept.starts_with("page")) kept.erase(0, 4);
    if (kept.empty() || kept.size() > 10) return false;
    return std::ranges::all_of(kept, is_digit) || kept.find_first_not_of("ivxlc") == std::string::npos;
}

struct Candidate {
    std::size_t page;
    std::size_t line;
    bool is_head;
};

/// The lines in the bands at the top and bottom of each page.
std::vector<Candidate> candidates_of(const std::vector<PdfPage>& pages, double text_size) {
    constexpr double larger = 1.15;
    std::vector<Candidate> found;
    for (std::size_t page = 0; page < pages.size(); ++page) {
        const auto& lines = pages[page].lines;
        std::vector<std::size_t> order(lines.size());
        for (std::size_t line = 0; line < lines.size(); ++line)
            order[line] = line;
        std::ranges::stable_sort(order, {}, [&](std::size_t line) { return lines[line].top; });
        for (std::size_t rank = 0; rank < order.size(); ++rank) {
            const PdfLine& line = lines[order[rank]];
            if (line.size() > text_size * larger) continue;
            const bool is_head = rank < outermost && line.bottom < pages[page].height * band;
            const bool is_foot =
                rank + outermost >= order.size() && line.top > pages[page].height * (1 - band);
            if (is_head || is_foot) found.push_back({page, order[rank], is_head});
        }
    }
    return found;
}

/// Lines of different pages with equal values are the same running line.
using Likeness = std::tuple<bool, std::string, long>;

/// As the whole text; or as the text around a number that grows with the pages.
std::vector<Likeness> likenesses(const Candidate& candidate, const PdfLine& line) {
    std::vector<Likeness> all = {{candidate.is_head, '=' + base::case_folded(line.text), 0}};
    const auto page = static_cast<long>(candidate.page);
    for (const auto number : {first_number(line.text), last_number(line.text)}) {
        if (number) all.emplace_back(candidate.is_head, '#' + without_numbers(line.text), *number - page);
    }
    return all;
}

}  // namespace

std::vector<std::vector<RunningLine>> running_lines(const std::vector<PdfPage>& pages, double text_size) {
    std::vector<std::vector<RunningLine>> result;
    result.reserve(pages.size());
    for (const PdfPage& page : pages)
        result.emplace_back(page.lines.size(), RunningLine::none);

    const auto candidates = candidates_of(pages, text_size);
    std::map<Likeness, std::set<std::size_t>> pages_of;
    for (const Candidate& candidate : candidates) {
        for (Likeness& likeness : likenesses(candidate, pages[candidate.page].lines[candidate.line]))
            pages_of[std::move(likeness)].insert(candidate.page);
    }
    for (const Candidate& candidate : candidates) {
        const PdfLine& line = pages[candidate.page].lines[candidate.line];
        const auto all = likenesses(candidate, line);
        const bool repeats = std::ranges::any_of(
            all, [&](const Likeness& likeness) { return pages_of[likeness].size() >= often; });
        // A number by itself at the foot of a page is its number, on however few pages.
        const bool is_number = is_page_number(line.text);
        if (!repeats && (!is_number || candidate.is_head)) continue;
        result[candidate.page][candidate.line] = is_number           ? RunningLine::page_number
                                                 : candidate.is_head ? RunningLine::head
                                                                     : RunningLine::foot;
    }
    return result;
}

}  // namespace storyflow::books
