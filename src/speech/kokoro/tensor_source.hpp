#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace storyflow::speech::kokoro {

/// Row-major float32.
struct Tensor {
    std::vector<std::size_t> shape;
    std::vector<float> values;
};

/// The trained parameters by name: group, dot, inner name without `module.`
/// (`decoder.generator.ups.0.weight_g`). Safe from any thread.
class TensorSource {
  public:
    virtual ~TensorSource() = default;

    [[nodiscard]] virtual bool contains(std::string_view name) const = 0;
    /// A copy. Throws `base::Error{invalid_input}` naming the file, the tensor and what is wrong with it.
    [[nodiscard]] virtual Tensor tensor(std::string_view name) const = 0;
};

}  // namespace storyflow::speech::kokoro
