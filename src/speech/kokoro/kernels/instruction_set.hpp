#pragma once

#include <string_view>

namespace storyflow::speech::kernels {

/// The name of the instruction set that the kernels use on this processor: "AVX2". Each rounds in its own
/// way, so that the same network makes slightly different samples with another.
[[nodiscard]] std::string_view instruction_set();

}  // namespace storyflow::speech::kernels
