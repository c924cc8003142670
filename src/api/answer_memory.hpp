#pragma once

#include <cstddef>

#include "base/error.hpp"
#include "http/message.hpp"

namespace storyflow::api {

/// An answer needs more memory than the server ever has for answers: sending the request again cannot help.
class AnswerTooLarge final : public base::Error {
  public:
    AnswerTooLarge();
};

/// Grows the answer's share of the memory budget to at least `bytes`. Throws `base::Error{unavailable}` if
/// the budget has too little left at present, `AnswerTooLarge` if `bytes` exceeds the whole budget.
void take_memory(const http::Request& request, std::size_t bytes);

}  // namespace storyflow::api
