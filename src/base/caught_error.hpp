#pragma once

#include "base/error.hpp"

namespace storyflow::base {

/// What is being caught, as our one error type: to be called in a catch block, and only there.
///
/// An `Error` is itself. Of other exceptions no text reaches a person, since they speak to programmers
/// ("std::bad_alloc"): a lack of memory, threads, processes, files or disk becomes `unavailable`, says what
/// is short and what helps, and may pass; all else is `internal` with a sentence that sends to the log. The
/// exception's own words are in `detail()`.
[[nodiscard]] Error caught_error();

}  // namespace storyflow::base
