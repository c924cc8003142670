#pragma once

#ifndef __has_feature  // only clang has it, and the builds with sanitizers are clang's
#define __has_feature(name) 0
#endif

namespace storyflow::support {

/// Whether this program runs with a sanitizer. A sanitizer needs memory and descriptors and ends the program
/// if it gets none, so tests that exhaust them are skipped.
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
inline constexpr bool under_sanitizer = true;
#else
inline constexpr bool under_sanitizer = false;
#endif

}  // namespace storyflow::support
