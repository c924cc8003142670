#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// The numbers of RIFF files: least significant byte first. Pure.
namespace storyflow::audio {

[[nodiscard]] inline std::uint32_t read_u16(std::string_view bytes, std::size_t at) {
    return static_cast<std::uint32_t>(static_cast<std::uint8_t>(bytes[at])) |
           static_cast<std::uint32_t>(static_cast<std::uint8_t>(bytes[at + 1])) << 8U;
}

[[nodiscard]] inline std::uint32_t read_u32(std::string_view bytes, std::size_t at) {
    return read_u16(bytes, at) | read_u16(bytes, at + 2) << 16U;
}

inline void append_u16(std::string& bytes, std::uint32_t number) {
    bytes += static_cast<char>(number & 0xFFU);
    bytes += static_cast<char>(number >> 8U & 0xFFU);
}

inline void append_u32(std::string& bytes, std::uint32_t number) {
    append_u16(bytes, number & 0xFFFFU);
    append_u16(bytes, number >> 16U);
}

}  // namespace storyflow::audio
