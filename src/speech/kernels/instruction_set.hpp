#pragma once

#include <string_view>

namespace storyflow::speech::kernels {

/// The name of the instruction set that the kernels use on this processor: "AVX2". Each rounds differently,
/// so the same network gives slightly different samples with another instruction set.
[[nodiscard]] std::string_view instruction_set();

}  // namespace storyflow::speech::kernels
