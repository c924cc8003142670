#include "text/english/first_ruler.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "text/characters.hpp"

namespace storyflow::text {

namespace {

using namespace std::string_view_literals;

/// Verbs of which a ruler is the subject ("Elizabeth I abdicated"), seldom the word "I".
constexpr std::array ruling{"abdicated"sv, "ascended"sv, "became"sv,   "conquered"sv, "crowned"sv,
                            "died"sv,      "founded"sv,  "governed"sv, "granted"sv,   "inherited"sv,
                            "invaded"sv,   "reigned"sv,  "ruled"sv,    "succeeded"sv};
constexpr std::array reigns{"before"sv, "between"sv, "by"sv, "from"sv, "of"sv, "under"sv};
constexpr std::array apposed{"and"sv,   "daughter"sv, "emperor"sv, "king"sv,
                             "queen"sv, "son"sv,      "the"sv,     "who"sv};
static_assert(std::ranges::is_sorted(ruling) && std::ranges::is_sorted(reigns) &&
              std::ranges::is_sorted(apposed));

bool begins_sentence(std::u32string_view text, std::size_t at) {
    std::size_t before = at;
    while (before > 0 && at - before < longest_gap &&
           (is_space(text[before - 1]) || text[before - 1] == U'"'))
        --before;
    return before == 0 || std::u32string_view(U".!?:\n").find(text[before - 1]) != std::u32string_view::npos;
}

}  // namespace

bool is_first_ruler(std::u32string_view text, std::u32string_view head, bool has_title, std::size_t end) {
    const std::size_t begin = position_of(text, head);
    const char32_t after = char_at(text, end);
    const std::string before = small_letters(word_before(text, begin));
    const bool reigned = contains(reigns, before);
    if (matches(text, end, "'s ")) return true;
    if (after == U'(' || char_at(text, end + 1) == U'(') return true;
    if (after == U',') return contains(apposed, small_letters(word_after_gap(text, end + 1)));
    if (after == U'.' || after == U';' || after == U'\0' || after == U'\n' || after == U')')
        return has_title || reigned;
    if (after != U' ') return false;
    const std::u32string_view next = word_at(text, end + 1);
    if (next == U"of" || next == U"and" || next == U"to" || next == U"in")
        return has_title || reigned || next == U"of";
    if (has_title) return true;
    return begins_sentence(text, begin) && contains(ruling, small_letters(next));
}

}  // namespace storyflow::text
