#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "speech/kernels/convolution.hpp"
#include "speech/kernels/execution.hpp"
#include "speech/kernels/matrix.hpp"
#include "speech/kokoro/network/style_modulation.hpp"

namespace storyflow::speech::kokoro {

/// A residual block of two convolutions with adaptive instance norms, which may change the number of channels
/// and double the columns. The result is (main path + shortcut) / sqrt(2). Immutable: safe from any thread.
class AdainBlock {
  public:
    enum class Time { kept, doubled };

    AdainBlock(const Parameters& parameters, std::size_t in, std::size_t out, std::size_t style_width,
               Time time);

    /// x: [in, T] -> [out, T or 2T].
    [[nodiscard]] kernels::Matrix apply(const kernels::Matrix& x, std::span<const float> style,
                                        kernels::Execution& execution) const;

  private:
    /// Learnt upsampling that doubles the columns, each channel independently.
    struct Doubling {
        std::vector<float> weight;  ///< [in, 3]
        std::vector<float> bias;
    };

    [[nodiscard]] kernels::Matrix main_path(const kernels::Matrix& x, std::span<const float> style,
                                            kernels::Execution& execution) const;
    void add_shortcut(const kernels::Matrix& x, kernels::Matrix& y, kernels::Execution& execution) const;

    StyleModulation norm1_, norm2_;
    kernels::Convolution convolution1_, convolution2_;
    std::optional<Doubling> doubling_;
    std::optional<kernels::Convolution> shortcut_;
};

}  // namespace storyflow::speech::kokoro
