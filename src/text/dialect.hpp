#pragma once

namespace storyflow::text {

/// Which English is read: it decides how numbers and some abbreviations are spoken.
enum class Dialect { american, british };

}  // namespace storyflow::text
