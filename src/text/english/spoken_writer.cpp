#include "text/english/spoken_writer.hpp"

#include <utility>

#include "text/characters.hpp"

namespace storyflow::text {

namespace {

bool closes(char32_t c) {
    return std::u32string_view(U".,;:!?)…").find(c) != std::u32string_view::npos;
}

bool opens(char32_t c) {
    return c == U'(' || c == U'-' || c == U'—';
}

/// The first or last byte of words as a character; a byte that is not ASCII counts as a letter.
char32_t edge(char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return value < 0x80 ? value : U'x';
}

}  // namespace

void SpokenWriter::copy(char32_t c, CharRange source) {
    const bool begins_piece =
        !last_was_copied_ || gap_ != Gap::none || is_word_char(c) != is_word_char(last_);
    open_gap(c, Gap::none);
    if (begins_piece) written_.pieces.push_back({written_.text.size(), written_.text.size(), source});
    append(c);
    written_.pieces.back().end = written_.text.size();
    written_.pieces.back().source.end = source.end;
    last_was_copied_ = true;
}

void SpokenWriter::say(const Reading& reading, CharRange source) {
    const Gap gap = reading.joint == Joint::glued   ? Gap::none
                    : reading.joint == Joint::apart ? Gap::apart
                                                    : Gap::words;
    if (reading.words.empty()) return widen(gap);
    if (closes(edge(reading.words.front()))) gap_ = Gap::none;
    open_gap(edge(reading.words.front()), gap);
    const std::size_t begin = written_.text.size();
    written_.text += reading.words;
    written_.pieces.push_back({begin, written_.text.size(), source});
    last_ = edge(reading.words.back());
    last_was_copied_ = false;
    gap_ = gap;
}

void SpokenWriter::open_gap(char32_t next, Gap gap) {
    widen(gap);
    const Gap between = std::exchange(gap_, Gap::none);
    if (written_.text.empty() || between == Gap::none) return;
    const bool parts_words =
        is_word_char(next) && (is_word_char(last_) || (last_was_copied_ && closes(last_)));
    const bool is_free = !closes(next) && !opens(last_);
    const bool needed =
        between == Gap::space || (between == Gap::apart && is_free) || (between == Gap::words && parts_words);
    if (needed) written_.text += ' ';
}

void SpokenWriter::append(char32_t c) {
    append_utf8(written_.text, c);
    last_ = c;
}

NormalisedText SpokenWriter::finish() && {
    return std::move(written_);
}

}  // namespace storyflow::text
