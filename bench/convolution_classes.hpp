#pragma once

#include "speech/kokoro/files/model_config.hpp"

namespace storyflow::bench {

/// Prints a table of the generator's residual convolutions by channels, kernel and dilation, for sound of
/// `frames` units of 25 ms: how much of the work they are, their speed by minimal filtering and directly,
/// each compared with the peak, and how far both are off what float64 gives.
void print_convolution_classes(const speech::kokoro::ModelConfig& config, std::size_t frames);

}  // namespace storyflow::bench
