#pragma once

namespace storyflow::text {

/// The English that is spoken: it decides how numbers and some abbreviations are read.
enum class Dialect { american, british };

}  // namespace storyflow::text
