#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace storyflow::media {

/// A sum over bytes that come piece by piece: FNV-1a with 64 bits. It tells one sound from another, and is no
/// protection against forgery.
class ContentSum {
  public:
    void add(std::string_view bytes) noexcept;
    /// 16 lower-case hexadecimal digits.
    [[nodiscard]] std::string text() const;

  private:
    std::uint64_t sum_ = 0xCBF29CE484222325U;
};

/// `file_name` with the sum of the bytes in front of its extension: `a.wav` becomes
/// `a.<16 digits>.wav`. Pure.
[[nodiscard]] std::string content_name(std::string_view file_name, std::string_view bytes);

/// Whether the file `path` holds what a name made by `content_name` says. A name that says nothing (one of an
/// older StoryFlow) fits every file. False when there is no such file. Throws `base::Error{unavailable}` when
/// the file cannot be read.
[[nodiscard]] bool holds_content_of(const std::filesystem::path& path, std::string_view name);

}  // namespace storyflow::media
