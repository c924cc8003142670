#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace storyflow::api {

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
