#pragma once

#include <cstdint>
#include <filesystem>

#include "base/file.hpp"

namespace storyflow::base {

/// Disk space that is reserved in an empty file while plenty is free, and released when the disk is full, so
/// that the few writes that must succeed find space. The file stays when the program ends, so the space is
/// still reserved at the next start. Functions throw nothing: if space cannot be reserved, less or none is
/// reserved. Not thread-safe.
class KeptRoom {
  public:
    /// Reserves `bytes` in `file`, or a quarter of the free space if that is less. With 0 it reserves nothing
    /// and touches no file.
    KeptRoom(const std::filesystem::path& file, std::uint64_t bytes);

    /// Reserves the space again, as far as the disk has room.
    void take() noexcept;
    /// Releases all of the space.
    void give_up() noexcept;
    /// False also if the disk never had enough space for all of it.
    [[nodiscard]] bool is_whole() const noexcept { return held_ >= bytes_; }
    [[nodiscard]] std::uint64_t held() const noexcept { return held_; }

  private:
    [[nodiscard]] std::uint64_t free_bytes() const noexcept;

    std::uint64_t bytes_;
    FileDescriptor file_;
    std::uint64_t wanted_ = 0;  ///< the most that the disk has had to spare so far
    std::uint64_t held_ = 0;
};

}  // namespace storyflow::base
