#pragma once

#include <cstddef>
#include <vector>

namespace storyflow::speech {

/// Row-major float32.
struct Tensor {
    std::vector<std::size_t> shape;
    std::vector<float> values;
};

}  // namespace storyflow::speech
