#pragma once

#include <string>

#include "base/error.hpp"

namespace storyflow::api {

/// The words for a person or agent about a failed request, without the form of an answer: the first sentence
/// in the body of its answer, with the name of the field if it is one of a field. An internal error is
/// logged.
[[nodiscard]] std::string sentence_of(const base::Error& error);

}  // namespace storyflow::api
