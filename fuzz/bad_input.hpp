#pragma once

#include <cstdlib>

#include "base/error.hpp"

namespace storyflow::fuzz {

/// Runs `read`, which may only throw `base::Error` of the `expected` kind: any other error ends the program,
/// which the fuzzer reports.
template <class Read>
void attempt(base::ErrorKind expected, Read read) {
    try {
        read();
    } catch (const base::Error& error) {
        if (error.kind() != expected) std::abort();
    }
}

}  // namespace storyflow::fuzz
