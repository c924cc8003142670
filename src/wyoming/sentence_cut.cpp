#include "wyoming/sentence_cut.hpp"

#include <algorithm>
#include <string_view>

#include "base/utf8.hpp"
#include "text/read_script.hpp"

namespace storyflow::wyoming {

namespace {

constexpr std::string_view white_space = " \t\r\n";

bool may_hold_an_end(std::string_view text) {
    return text.find_first_of(".!?\n") != std::string_view::npos || text.find("…") != std::string_view::npos;
}

/// The byte behind the last sentence that another one follows; 0 if there is none.
std::size_t end_of_sentences(std::string_view text) {
    const auto words = text::read_script(text).words;
    if (words.size() < 2) return 0;
    const auto last =
        std::find_if(words.rbegin() + 1, words.rend(), [](const auto& word) { return word.ends_sentence; });
    if (last == words.rend()) return 0;
    const auto starts = base::code_point_starts(text);
    const auto byte_of = [&](std::size_t character) {
        return character < starts.size() ? starts[character] : text.size();
    };
    // Its punctuation and closing quotes reach to the next space.
    const auto behind = text.find_first_of(white_space, byte_of(last->source.end));
    return std::min({behind, byte_of((last - 1)->source.begin), text.size()});
}

std::size_t end_of_words(std::string_view text) {
    const auto some = base::first_code_points(text, longest_wait);
    if (some.size() == text.size()) return 0;
    const auto space = some.find_last_of(white_space);
    return space == std::string_view::npos || space == 0 ? some.size() : space;
}

}  // namespace

std::string take_sentences(std::string& text) {
    auto end = may_hold_an_end(text) ? end_of_sentences(text) : 0;
    if (end == 0) end = end_of_words(text);
    auto sentences = text.substr(0, end);
    text.erase(0, end);
    return sentences;
}

}  // namespace storyflow::wyoming
