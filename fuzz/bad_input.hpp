#pragma once

#include <algorithm>
#include <cstdlib>
#include <initializer_list>

#include "base/error.hpp"

namespace storyflow::fuzz {

/// Runs `read`, which may only throw `base::Error` of the `expected` kinds: any other error ends the program,
/// which the fuzzer reports.
template <class Read>
void attempt_any(std::initializer_list<base::ErrorKind> expected, Read read) {
    try {
        read();
    } catch (const base::Error& error) {
        if (std::ranges::find(expected, error.kind()) == expected.end()) std::abort();
    }
}

template <class Read>
void attempt(base::ErrorKind expected, Read read) {
    attempt_any({expected}, read);
}

}  // namespace storyflow::fuzz
