#include "exports/shown_text.hpp"

#include <algorithm>
#include <array>

#include "narration/written_script.hpp"

namespace storyflow::exports {

namespace {

/// The length of a `<tag>` or of a bracketed mark such as `[pause:1s]` that the text begins with; 0: none.
std::size_t mark_length(std::string_view text) {
    const char closing = text.front() == '<' ? '>' : ']';
    const auto end = text.find(closing);
    if ((text.front() != '[' && text.front() != '<') || end == std::string_view::npos) return 0;
    if (text.front() == '<' && text.find_first_of(" \n") < end) return 0;  // "a < b and c > d"
    return end + 1;
}

/// The length of the `](…)` behind a label; 0: none.
std::size_t label_end_length(std::string_view text) {
    if (!text.starts_with("](")) return 0;
    const auto end = text.find(')');
    return end == std::string_view::npos ? 0 : end + 1;
}

bool is_emphasis(char c) {
    return c == '*' || c == '_' || c == '~' || c == '`';
}

/// The text between two words without markup. `before_label`: the `[` at its end opens the label that
/// follows.
std::string without_marks(std::string_view between, bool before_label) {
    if (before_label && between.ends_with('[')) between.remove_suffix(1);
    std::string shown;
    while (!between.empty()) {
        const std::size_t skipped = std::max(label_end_length(between), mark_length(between));
        if (skipped == 0 && !is_emphasis(between.front())) shown += between.front();
        between.remove_prefix(std::max<std::size_t>(skipped, 1));
    }
    return shown;
}

/// Whether a label ends in this text: `](`, with nothing but the label's own marks before it.
bool ends_label(std::string_view between) {
    const auto end = between.find("](");
    return end != std::string_view::npos && between.substr(0, end).find('[') == std::string_view::npos;
}

struct Place {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Where the words stand in the script: in order, not overlapping.
std::vector<Place> places_of(std::span<const story::NarratedWord> words) {
    std::vector<Place> places;
    std::size_t at = 0;
    for (const auto& word : words) {
        const auto begin = std::max(at, static_cast<std::size_t>(std::max<std::int64_t>(0, word.char_start)));
        at = std::max(begin, static_cast<std::size_t>(std::max<std::int64_t>(0, word.char_end)));
        places.push_back({begin, at});
    }
    return places;
}

/// Whether the text between the words `[before, from)` opens a label, that is whether a later one ends it.
/// Labels are short, so few words are looked at.
bool opens_label(const narration::WrittenScript& script, std::span<const Place> places, std::size_t word) {
    constexpr std::size_t longest_label = 40;  // words
    const std::size_t last = std::min(places.size(), word + longest_label);
    for (std::size_t i = word; i < last; ++i) {
        const auto behind = i + 1 < places.size() ? places[i + 1].begin : static_cast<std::size_t>(-1);
        const auto between = script.at({places[i].end, behind});
        if (ends_label(between)) return true;
        if (between.find('[') != std::string_view::npos) return false;
    }
    return false;
}

void append(std::vector<ShownPiece>& pieces, std::string text, std::optional<std::size_t> word) {
    if (!text.empty()) pieces.push_back({std::move(text), word});
}

}  // namespace

std::vector<ShownPiece> shown_text(std::string_view text, std::span<const story::NarratedWord> words) {
    const narration::WrittenScript script(text);
    const auto places = places_of(words);
    std::vector<ShownPiece> pieces;
    std::size_t at = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto between = script.at({at, places[i].begin});
        const bool before_label = between.ends_with('[') && opens_label(script, places, i);
        append(pieces, without_marks(between, before_label), std::nullopt);
        append(pieces, std::string(script.at({places[i].begin, places[i].end})), i);
        at = places[i].end;
    }
    append(pieces, without_marks(script.at({at, static_cast<std::size_t>(-1)}), false), std::nullopt);
    return pieces;
}

}  // namespace storyflow::exports
