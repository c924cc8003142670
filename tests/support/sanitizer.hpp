#pragma once

namespace storyflow::support {

/// Whether this program runs with a sanitizer. A sanitizer needs memory and descriptors and ends the program
/// if it gets none, so tests that exhaust them are skipped.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool under_sanitizer = true;
#else
inline constexpr bool under_sanitizer = false;
#endif

}  // namespace storyflow::support
