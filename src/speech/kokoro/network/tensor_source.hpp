#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

#include "speech/files/tensor.hpp"
#include "speech/kernels/matrix.hpp"

namespace storyflow::speech::kokoro {

/// The trained parameters by name: group, dot, inner name without `module.`
/// (`decoder.generator.ups.0.weight_g`). Safe from any thread.
class TensorSource {
  public:
    virtual ~TensorSource() = default;

    [[nodiscard]] virtual bool contains(std::string_view name) const = 0;
    /// Returns a copy. Throws `base::Error{damaged_model}` naming the file, the tensor and the fault.
    [[nodiscard]] virtual Tensor tensor(std::string_view name) const = 0;

    /// A layer's packed weights of the given size: from the source if it has them prepared, else from `make`.
    /// The result may point into the source, which must outlive it. `name` is the layer's name for them.
    [[nodiscard]] virtual kernels::Matrix packed(std::string_view name, std::size_t rows, std::size_t columns,
                                                 const std::function<kernels::Matrix()>& make) const;
};

inline kernels::Matrix TensorSource::packed(std::string_view /*name*/, std::size_t /*rows*/,
                                            std::size_t /*columns*/,
                                            const std::function<kernels::Matrix()>& make) const {
    return make();
}

}  // namespace storyflow::speech::kokoro
