#pragma once

#include "base/error.hpp"

namespace storyflow::base {

/// Converts the exception that is being handled to an `Error`. Call it only in a catch block.
///
/// An `Error` is returned unchanged. A lack of memory, threads, processes, files or disk space becomes
/// `unavailable`: the message says what is short and what helps, and the request may be repeated later. Every
/// other exception becomes `internal` with a message that refers to the log. The texts of other exceptions
/// are for programmers ("std::bad_alloc"), so they stand only in `detail()`.
[[nodiscard]] Error caught_error();

}  // namespace storyflow::base
