#pragma once

#include <cstddef>

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

}  // namespace storyflow::api
