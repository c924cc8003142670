#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace storyflow::api {

/// The body of an answer that may become large: the share of the memory budget grows before the text does.
/// Borrows the request. Throws as `take_memory`.
class AnswerText {
  public:
    explicit AnswerText(const http::Request& request) : request_(request) {}

    /// Takes memory for an answer of so many bytes, and for its largest piece, before the change that it
    /// reports is stored: a request that is refused here has changed nothing. After that, appending never
    /// throws for lack of budget, even if the answer grows beyond the promise because other clients changed
    /// the story meanwhile.
    void promise(std::size_t bytes, std::size_t piece_bytes);
    /// Clears the text and reserves memory for about so many bytes.
    void begin(std::size_t expected_bytes);
    void append(std::string_view piece);
    /// Takes memory for working on one piece, in addition to the text itself.
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
