#pragma once

#include "speech/kokoro/files/model_config.hpp"

namespace storyflow::bench {

/// Prints a table of the generator's residual convolutions by channels, kernel and dilation, for a sound of
/// `frames` units of 25 ms: their part of the work, their speed by minimal filtering and directly, each
/// compared with the peak, and the errors of both compared with float64.
void print_convolution_classes(const speech::kokoro::ModelConfig& config, std::size_t frames);

}  // namespace storyflow::bench
