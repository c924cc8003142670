#pragma once

#include <cstdlib>

#include "base/error.hpp"

namespace storyflow::fuzz {

/// Runs `read`, which may only throw `base::Error{invalid_input}`: any other error ends the program, which
/// the fuzzer reports.
template <class Read>
void attempt(Read read) {
    try {
        read();
    } catch (const base::Error& error) {
        if (error.kind() != base::ErrorKind::invalid_input) std::abort();
    }
}

}  // namespace storyflow::fuzz
