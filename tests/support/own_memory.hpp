#pragma once

namespace storyflow::support {

/// Whether the program's memory is its own: a sanitizer adds to it, and dies where it can have no more.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool memory_is_our_own = false;
#else
inline constexpr bool memory_is_our_own = true;
#endif

}  // namespace storyflow::support
