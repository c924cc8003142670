#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace storyflow::speech::hibari {

/// The name of the built-in voice.
inline constexpr std::string_view heart_voice = "af_heart";

/// The ONNX file of the built-in voice, as published; see data/README.md. The bytes are part of the program.
[[nodiscard]] std::span<const std::byte> heart_file();

}  // namespace storyflow::speech::hibari
