#pragma once

#include <cstddef>
#include <functional>

#include "text/spoken_text.hpp"

namespace storyflow::text {

/// The size that a word adds to a chunk, its lead and trail included.
using WordSize = std::function<std::size_t(const SpokenWord&)>;

}  // namespace storyflow::text
