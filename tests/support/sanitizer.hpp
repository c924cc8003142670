#pragma once

namespace storyflow::support {

/// Whether a sanitizer watches this program. It takes memory and descriptors of its own and ends the program
/// where it gets none, so that a test that takes them away cannot run under it.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool under_sanitizer = true;
#else
inline constexpr bool under_sanitizer = false;
#endif

}  // namespace storyflow::support
