#include "exports/returned_text.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/utf8.hpp"
#include "exports/shown_text.hpp"

namespace storyflow::exports {

namespace {

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        if (end > begin) lines.emplace_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

/// The text up to its first blank line, without blanks at the ends.
books::ByteRange first_paragraph(std::string_view text) {
    const auto shown = base::trim(text);
    if (shown.empty()) return {};
    const std::size_t begin = text.find(shown);
    const auto paragraph = base::trim(shown.substr(0, shown.find("\n\n")));
    return {begin, begin + paragraph.size()};
}

/// The bytes of each word, by its code points in the script; in order, not overlapping.
std::vector<books::ByteRange> places_of(std::string_view text, std::span<const story::NarratedWord> words) {
    auto starts = base::code_point_starts(text);
    starts.push_back(text.size());
    const auto byte_at = [&](std::int64_t point) {
        const auto index = static_cast<std::size_t>(std::max<std::int64_t>(0, point));
        return starts[std::min(index, starts.size() - 1)];
    };
    std::vector<books::ByteRange> places;
    std::size_t at = 0;
    for (const auto& word : words) {
        const std::size_t begin = std::max(at, byte_at(word.char_start));
        at = std::max(begin, byte_at(word.char_end));
        places.push_back({begin, at});
    }
    return places;
}

/// Adds the bytes from `begin` to `end` that the shown text lacks.
void hide(books::ReturnedPassage& passage, books::ByteRange between, std::string_view shown) {
    for (std::size_t at = between.begin; at < between.end; ++at) {
        if (!shown.empty() && passage.text[at] == shown.front()) {
            shown.remove_prefix(1);
        } else if (!passage.hidden.empty() && passage.hidden.back().end == at) {
            ++passage.hidden.back().end;
        } else {
            passage.hidden.push_back({at, at + 1});
        }
    }
}

void fill(books::ReturnedPassage& passage, const std::string& text,
          std::span<const story::NarratedWord> words) {
    passage.text = text;
    passage.words = places_of(text, words);
    std::size_t at = 0;
    std::string between;
    for (const auto& piece : shown_text(text, words)) {
        if (!piece.word) {
            between += piece.text;
            continue;
        }
        hide(passage, {at, passage.words[*piece.word].begin}, between);
        at = passage.words[*piece.word].end;
        between.clear();
    }
    hide(passage, {at, text.size()}, between);
}

}  // namespace

std::vector<books::ReturnedPassage> returned_passages(const SourceBook& source,
                                                      const std::vector<StoryPart>& parts) {
    std::vector<books::ReturnedPassage> passages;
    passages.reserve(source.texts.size());
    for (const auto& text : source.texts) {
        books::ReturnedPassage passage{
            .places = lines_of(text.place), .text = {}, .words = {}, .leads = text.begins_chapter};
        if (!text.part) {
            fill(passage, text.text, {});
        } else {
            const auto& part = parts.at(*text.part);
            fill(passage, part.text, part.words);
            if (part.words.empty()) passage.words = {first_paragraph(passage.text)};
        }
        passages.push_back(std::move(passage));
    }
    return passages;
}

}  // namespace storyflow::exports
