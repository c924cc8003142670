#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "speech/kernels/convolution.hpp"
#include "speech/kernels/execution.hpp"
#include "speech/kernels/matrix.hpp"
#include "speech/kokoro/files/model_config.hpp"
#include "speech/kokoro/network/snake_block.hpp"
#include "speech/kokoro/network/spectrum.hpp"
#include "speech/kokoro/network/stage_observer.hpp"

namespace storyflow::speech::kokoro {

/// The vocoder (iSTFTNet): upsamples the decoder's features, adds the excitation's spectrum at every stage,
/// and ends in an inverse short-time Fourier transform. Immutable: safe from any thread.
class Generator {
  public:
    Generator(const Parameters& parameters, const ModelConfig& config);

    /// The most bytes that `apply` needs at one time for a sound of this many frames.
    [[nodiscard]] std::size_t bytes_for(std::size_t frames) const { return frames * frame_bytes_; }

    /// features [upsample_initial_channel, 2L], the excitation's spectrum [n_fft + 2, 120L + 1], acoustic
    /// style -> 600L samples. Reports the stages "gen.*", "conv_post" and "wave".
    [[nodiscard]] std::vector<float> apply(kernels::Matrix features, kernels::Matrix excitation,
                                           std::span<const float> style, kernels::Execution& execution,
                                           const StageObserver& observe = {}) const;

  private:
    struct Stage {
        kernels::Convolution excitation;
        SnakeBlock excitation_block;
        kernels::TransposedConvolution upsampling;
        std::vector<SnakeBlock> blocks;
    };

    [[nodiscard]] static Stage load_stage(const Parameters& parameters, const ModelConfig& config,
                                          std::size_t index);
    /// The last stage empties `excitation`, which is not needed afterwards.
    [[nodiscard]] kernels::Matrix apply_stage(std::size_t index, kernels::Matrix x,
                                              kernels::Matrix& excitation, std::span<const float> style,
                                              kernels::Execution& execution,
                                              const StageObserver& observe) const;

    std::vector<Stage> stages_;
    kernels::Convolution last_;
    ShortTimeSpectrum spectrum_;
    std::size_t frame_bytes_;
};

}  // namespace storyflow::speech::kokoro
