#include "text/clause_marks.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace storyflow::text {

namespace {

using namespace std::string_view_literals;

template <std::size_t count>
bool has_any(std::string_view text, const std::array<std::string_view, count>& marks) {
    return std::any_of(marks.begin(), marks.end(),
                       [text](std::string_view mark) { return text.find(mark) != std::string_view::npos; });
}

}  // namespace

bool is_followed_by(const SpokenWord& word, ClauseMark mark) {
    static constexpr std::array clause_marks{";"sv, ":"sv, "."sv, "!"sv, "?"sv, "…"sv};
    static constexpr std::array phrase_marks{","sv, "—"sv, "–"sv, ")"sv};
    switch (mark) {
        case ClauseMark::clause:
            return has_any(word.trail, clause_marks);
        case ClauseMark::phrase:
            return has_any(word.trail, phrase_marks);
    }
    return false;
}

}  // namespace storyflow::text
