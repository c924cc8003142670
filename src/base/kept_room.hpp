#pragma once

#include <cstdint>
#include <filesystem>

#include "base/file.hpp"

namespace storyflow::base {

/// Room on a disk that is taken while there is plenty and given up when the disk is full, so that the few
/// writes that must succeed then find a place. It is a file that holds nothing. It stays when the program
/// ends: a disk that is full at the next start has it, too. Throws nothing: without room there is none to
/// keep. Not thread-safe.
class KeptRoom {
  public:
    /// Keeps `bytes` in `file`, or a quarter of what is free where that is less. With 0 it keeps nothing and
    /// touches no file.
    KeptRoom(const std::filesystem::path& file, std::uint64_t bytes);

    /// Fills the file again, as far as there is room.
    void take() noexcept;
    /// Leaves all of it to others.
    void give_up() noexcept;
    /// False also where the disk never had enough for all of it.
    [[nodiscard]] bool is_whole() const noexcept { return held_ >= bytes_; }
    [[nodiscard]] std::uint64_t held() const noexcept { return held_; }

  private:
    [[nodiscard]] std::uint64_t free_bytes() const noexcept;

    std::uint64_t bytes_;
    FileDescriptor file_;
    std::uint64_t wanted_ = 0;  ///< what the disk once had to spare
    std::uint64_t held_ = 0;
};

}  // namespace storyflow::base
