#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace storyflow::audio {

enum class SoundFormat {
    wav,   ///< 16-bit; RF64 above 4 GiB
    flac,  ///< 16-bit
    mp3,   ///< constant bit rate, with the header for gapless playing
    opus,  ///< in Ogg
};

/// Text tags of a sound file, in UTF-8. An empty one is not written.
struct SoundTags {
    std::string title;
    std::string artist;
    std::string album;
    int track = 0;  ///< 0: none
};

struct SoundFileOptions {
    SoundFormat format = SoundFormat::wav;
    int sample_rate = 0;  ///< of the file; 0: the usual one, 44.1 kHz for mp3 and 24 kHz for others
    int kilobits = 0;     ///< per second, of mp3 and Opus; 0: 96 and 48
    SoundTags tags = {};
    std::uint64_t samples = 0;  ///< that will be written, which decides between WAV and RF64
};

/// Writes mono 24 kHz sound that comes in pieces to a new file of another format; its memory does not grow
/// with the length. Not thread-safe.
class SoundWriter {
  public:
    /// Replaces an existing file. Throws `base::Error{unavailable}` naming the file and the reason.
    SoundWriter(const std::filesystem::path& file, const SoundFileOptions& options);
    ~SoundWriter();
    SoundWriter(const SoundWriter&) = delete;
    SoundWriter& operator=(const SoundWriter&) = delete;

    /// Samples outside -1..1 are clipped. Throws `base::Error{unavailable}` (`DiskFull` for a full disk).
    void write(std::span<const float> samples);
    /// Completes the file and waits until it is on the disk. Throws like `write`.
    void finish();

  private:
    struct Output;
    void encode(std::span<const float> samples);

    std::unique_ptr<Output> output_;
};

}  // namespace storyflow::audio
