#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "base/file.hpp"

namespace storyflow::film {

/// The rate of a sound track with music, in frames per second.
inline constexpr int music_rate = 48'000;

/// One frame of stereo sound, nominally -1 to 1.
struct StereoFrame {
    float left = 0.0F;
    float right = 0.0F;
};

/// Music that goes on for ever: behind its end it begins again, and both are mixed for a second (or a quarter
/// of a shorter piece), one growing as the other fades with the same power together. Reads from the disk;
/// its memory does not grow with the length. Not thread-safe.
class MusicLoop {
  public:
    /// `samples`: a file of 16-bit stereo samples at `music_rate`, without a header. Throws `base::Error`:
    /// not_found when it cannot be read, invalid_input when it holds less than a tenth of a second.
    explicit MusicLoop(const std::filesystem::path& samples);

    /// The frames from `first` on.
    void read(std::int64_t first, std::span<StereoFrame> into);

  private:
    [[nodiscard]] StereoFrame at(std::int64_t frame);
    [[nodiscard]] StereoFrame stored(std::int64_t frame);
    void load(std::int64_t frame);

    /// Frames that were read from the disk together.
    struct Block {
        std::int64_t first = 0;
        std::vector<std::int16_t> samples;
    };

    base::FileDescriptor file_;
    std::int64_t length_ = 0;      ///< frames
    std::int64_t overlap_ = 0;     ///< frames that the end and the beginning share
    std::array<Block, 2> blocks_;  ///< of the end and of the beginning, where both are heard
    std::size_t oldest_ = 0;
};

}  // namespace storyflow::film
