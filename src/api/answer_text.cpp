#include "api/answer_text.hpp"

#include "api/answer_memory.hpp"

namespace storyflow::api {

void AnswerText::promise(std::size_t bytes, std::size_t piece_bytes) {
    begin(bytes);
    take_for_piece(piece_bytes);
    is_promised_ = true;
}

void AnswerText::begin(std::size_t expected_bytes) {
    text_.clear();
    if (expected_bytes > text_.capacity()) grow_to(expected_bytes);
}

void AnswerText::append(std::string_view piece) {
    const std::size_t needed = text_.size() + piece.size();
    if (needed > text_.capacity()) grow_to(needed + needed / 4);
    text_ += piece;
}

void AnswerText::take_for_piece(std::size_t bytes) {
    if (bytes > 0) claim(text_.capacity() + bytes);
}

/// After a promise the share grows only as far as the budget allows; that is no error.
void AnswerText::claim(std::size_t bytes) {
    if (!is_promised_) return take_memory(request_, bytes);
    if (request_.memory != nullptr) static_cast<void>(request_.memory->grow_to(bytes));
}

/// The old and the new buffer exist at the same time while the text is copied.
void AnswerText::grow_to(std::size_t bytes) {
    claim(text_.capacity() + bytes);
    text_.reserve(bytes);
}

}  // namespace storyflow::api
