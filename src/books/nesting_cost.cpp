#include "books/nesting_cost.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <vector>

#include "base/error.hpp"

namespace storyflow::books {

namespace {

/// Looks at open elements, of which a parser does some hundred million a second.
constexpr std::uint64_t most_looks = 300'000'000;

constexpr std::array<std::string_view, 14> void_elements = {"area",  "base",   "br",    "col",  "embed",
                                                            "hr",    "img",    "input", "link", "meta",
                                                            "param", "source", "track", "wbr"};
/// Elements that the next one of their kind closes.
constexpr std::array<std::string_view, 12> closed_by_the_next = {
    "colgroup", "dd", "dt", "li", "option", "p", "tbody", "td", "tfoot", "thead", "th", "tr"};

template <std::size_t Size>
bool contains(const std::array<std::string_view, Size>& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

std::string lower_name_at(std::string_view document, std::size_t at) {
    std::string name;
    while (at < document.size() && name.size() < 64) {
        const char letter = document[at++];
        if (letter >= 'A' && letter <= 'Z') {
            name.push_back(static_cast<char>(letter - 'A' + 'a'));
        } else if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == ':') {
            name.push_back(letter);
        } else {
            break;
        }
    }
    return name;
}

}  // namespace

bool is_void_element(std::string_view name) {
    return contains(void_elements, name);
}

void check_nesting(std::string_view document) {
    std::vector<std::string> open;
    std::uint64_t looks = 0;
    for (std::size_t at = 0; (at = document.find('<', at)) != std::string_view::npos;) {
        const bool closes = document.substr(++at).starts_with('/');
        std::string name = lower_name_at(document, at + (closes ? 1 : 0));
        if (name.empty() || is_void_element(name) || contains(closed_by_the_next, name)) continue;
        looks += open.size();
        if (looks > most_looks)
            throw base::Error(base::ErrorKind::invalid_input,
                              "A page leaves so many elements open that reading it would take too long.");
        if (!closes) {
            open.push_back(std::move(name));
        } else if (const auto found = std::ranges::find(open.rbegin(), open.rend(), name);
                   found != open.rend()) {
            open.erase(std::next(found).base());
        }
    }
}

}  // namespace storyflow::books
