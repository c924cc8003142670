#include "audio/peaks.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "audio/sound_file.hpp"
#include "base/error.hpp"

namespace storyflow::audio {

namespace {

/// Reads a file's frames from the beginning, one block at a time.
class FrameReader {
  public:
    explicit FrameReader(SNDFILE* sound) : sound_(sound) {}

    /// The largest magnitude of the frames from `begin` up to, not including, `end`. `begin` must not be
    /// before the block that was read last. Frames behind the end of the file count as silent.
    float loudest(std::int64_t begin, std::int64_t end) {
        float peak = 0.0F;
        for (std::int64_t at = begin; at < end && reaches(at);) {
            const auto stop = std::min(end, start_ + size_);
            for (; at < stop; ++at)
                peak = std::max(peak, std::abs(block_[static_cast<std::size_t>(at - start_)]));
        }
        return std::min(peak, 1.0F);
    }

  private:
    /// Reads blocks until one contains this frame; returns false when the file ends before it.
    bool reaches(std::int64_t frame) {
        while (frame >= start_ + size_) {
            start_ += size_;
            size_ = sf_readf_float(sound_, block_.data(), std::ssize(block_));
            if (size_ <= 0) return false;
        }
        return true;
    }

    SNDFILE* sound_;
    std::array<float, 16 * 1024> block_{};
    std::int64_t start_ = 0;
    std::int64_t size_ = 0;
};

}  // namespace

std::vector<float> wav_peaks(const std::filesystem::path& file, std::size_t count) {
    const SoundReader sound = open_sound(file);
    if (sound.format.channels != 1) {
        throw base::Error(base::ErrorKind::invalid_input, file.string() + " is not mono.");
    }
    FrameReader reader(sound.handle.get());
    std::vector<float> peaks;
    peaks.reserve(count);
    const std::int64_t frames = sound.format.frames;
    const auto slices = static_cast<std::int64_t>(count);
    for (std::int64_t slice = 0; slice < slices; ++slice) {
        const auto begin = slice * frames / slices;
        peaks.push_back(reader.loudest(begin, std::max(begin + 1, (slice + 1) * frames / slices)));
    }
    return peaks;
}

}  // namespace storyflow::audio
