#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace storyflow::speech::hibari {

/// The name of the built-in voice.
inline constexpr std::string_view heart_voice = "af_heart";
/// The beginning of its SHA-256, which identifies it.
inline constexpr std::string_view heart_version = "5f70741d4e900f4e";

/// The ONNX file of the built-in voice, as published; see data/README.md. The bytes are part of the program.
[[nodiscard]] std::span<const std::byte> heart_file();

}  // namespace storyflow::speech::hibari
