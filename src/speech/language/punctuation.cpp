#include "speech/language/punctuation.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "base/utf8.hpp"
#include "speech/phonemes.hpp"

namespace storyflow::speech {

namespace {

struct Spelling {
    std::string_view written;
    std::string_view mark;
};

constexpr auto spellings = std::to_array<Spelling>({
    {"–", "—"},  {"‒", "—"},  {"―", "—"},  {"−", "—"},  {"«", "“"},  {"»", "”"},  {"„", "“"},  {"‟", "“"},
    {"‹", "“"},  {"›", "”"},  {"［", "("}, {"］", ")"}, {"[", "("},  {"]", ")"},  {"{", "("},  {"}", ")"},
    {"（", "("}, {"）", ")"}, {"，", ","}, {"、", ","}, {"。", "."}, {"！", "!"}, {"？", "?"}, {"：", ":"},
    {"；", ";"}, {"¡", ""},   {"¿", ""},   {"⸺", "—"},  {"⸻", "—"},  {"‥", "…"},
});

constexpr std::string_view ascii_marks = ";:,.!?\"()";

bool is_hyphen(std::string_view symbol) {
    return symbol == "-" || symbol == "‐" || symbol == "‑";
}

bool is_mark(std::string_view symbol) {
    return symbol.size() == 1 ? ascii_marks.find(symbol) != std::string_view::npos
                              : symbol == "—" || symbol == "…" || symbol == "“" || symbol == "”";
}

/// Kokoro's mark for one written sign other than a hyphen; empty if there is none.
std::string_view mark_for(std::string_view symbol) {
    if (base::is_blank(symbol)) return " ";
    const auto* const found =
        std::find_if(spellings.begin(), spellings.end(),
                     [symbol](const Spelling& spelling) { return spelling.written == symbol; });
    if (found != spellings.end()) return found->mark;
    return is_mark(symbol) ? symbol : std::string_view{};
}

std::size_t run_length(const std::vector<std::string_view>& symbols, std::size_t begin, auto belongs) {
    std::size_t end = begin;
    while (end < symbols.size() && belongs(symbols[end]))
        ++end;
    return end - begin;
}

/// A single hyphen becomes a space; one between spaces, or several, become a dash.
std::string_view mark_for_hyphens(const std::vector<std::string_view>& symbols, std::size_t begin,
                                  std::size_t count) {
    const bool after_space = begin > 0 && base::is_blank(symbols[begin - 1]);
    const std::size_t end = begin + count;
    const bool before_space = end < symbols.size() && base::is_blank(symbols[end]);
    return count > 1 || (after_space && before_space) ? "—" : " ";
}

void append_mark(std::string& marks, std::string_view mark) {
    const bool is_second_space = mark == " " && marks.ends_with(' ');
    if (!is_second_space) marks.append(mark);
}

}  // namespace

std::string kokoro_marks(std::string_view written) {
    const auto symbols = symbols_of(written);
    std::string marks;
    for (std::size_t at = 0; at < symbols.size();) {
        const std::size_t hyphens = run_length(symbols, at, is_hyphen);
        const std::size_t dots =
            run_length(symbols, at, [](std::string_view symbol) { return symbol == "."; });
        if (hyphens > 0) {
            append_mark(marks, mark_for_hyphens(symbols, at, hyphens));
        } else {
            append_mark(marks, dots >= 3 ? "..." : mark_for(symbols[at]));
        }
        at += hyphens > 0 ? hyphens : dots >= 3 ? dots : 1;
    }
    return marks;
}

}  // namespace storyflow::speech
