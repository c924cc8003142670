#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace storyflow::media {

/// The checksum of bytes that are added piece by piece: FNV-1a with 64 bits. It detects a different sound,
/// but gives no protection against forgery.
class ContentSum {
  public:
    void add(std::string_view bytes) noexcept;
    /// 16 lower-case hexadecimal digits.
    [[nodiscard]] std::string text() const;

  private:
    std::uint64_t sum_ = 0xCBF29CE484222325U;
};

/// `file_name` with the checksum of the bytes before its extension: `a.wav` becomes `a.<16 digits>.wav`.
/// Pure.
[[nodiscard]] std::string content_name(std::string_view file_name, std::string_view bytes);

/// Whether the content of the file `path` matches the checksum in `name`. A name without a checksum (from an
/// older StoryFlow) matches every file. False if the file does not exist. Throws `base::Error{unavailable}`
/// if it cannot be read.
[[nodiscard]] bool holds_content_of(const std::filesystem::path& path, std::string_view name);

}  // namespace storyflow::media
