#pragma once

#include <cstddef>
#include <functional>

#include "text/spoken_text.hpp"

namespace storyflow::text {

/// What a word with its lead and trail adds to a chunk.
using WordSize = std::function<std::size_t(const SpokenWord&)>;

}  // namespace storyflow::text
