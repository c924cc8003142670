#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "http/message.hpp"

namespace storyflow::api {

/// An answer takes more memory than the server ever has for answers: to ask again is of no use.
class AnswerTooLarge final : public base::Error {
  public:
    AnswerTooLarge();
};

/// Makes sure that the server has `bytes` of memory for building the answer to this request, all in all.
/// Throws `base::Error{unavailable}` when it has too little left, `AnswerTooLarge` when it never has so much.
void take_memory(const http::Request& request, std::size_t bytes);

/// The body of an answer that may become large, as it grows: memory is taken before it is used. Borrows the
/// request. Throws as `take_memory`.
class AnswerText {
  public:
    explicit AnswerText(const http::Request& request) : request_(request) {}

    /// Takes memory for an answer of so many bytes, and for its largest piece, before the change is stored of
    /// which it tells: whoever is refused here has changed nothing. What is appended afterwards is refused no
    /// more, even where it outgrows the promise because other clients changed the story meanwhile.
    void promise(std::size_t bytes, std::size_t piece_bytes);
    /// Begins anew, with room for about so many bytes.
    void begin(std::size_t expected_bytes);
    void append(std::string_view piece);
    /// Memory for working on one piece, besides the text itself.
    void take_for_piece(std::size_t bytes);

    [[nodiscard]] std::string take() { return std::move(text_); }

  private:
    void claim(std::size_t bytes);
    void grow_to(std::size_t bytes);

    const http::Request& request_;
    std::string text_;
    bool is_promised_ = false;
};

}  // namespace storyflow::api
