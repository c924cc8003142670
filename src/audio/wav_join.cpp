#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <system_error>

#include "audio/sound_file.hpp"
#include "audio/wav.hpp"
#include "base/error.hpp"
#include "base/file.hpp"

namespace storyflow::audio {

namespace {

constexpr std::int64_t most_frames = most_wav_bytes / sizeof(short);

SoundReader open_part(const std::filesystem::path& part) {
    SoundReader reader = open_sound(part);
    const SF_INFO wanted = wav_format(narration_rate);
    const bool fits = reader.format.samplerate == wanted.samplerate &&
                      reader.format.channels == wanted.channels &&
                      (reader.format.format & SF_FORMAT_SUBMASK) == SF_FORMAT_PCM_16;
    if (!fits) {
        throw base::Error(base::ErrorKind::invalid_input,
                          part.string() + " is not 24 kHz mono 16-bit audio.");
    }
    return reader;
}

std::int64_t joined_frames(std::span<const std::filesystem::path> parts, std::int64_t gap_frames) {
    if (parts.empty()) throw base::Error(base::ErrorKind::invalid_input, "There are no audio files to join.");
    std::int64_t frames = gap_frames * (std::ssize(parts) - 1);
    for (const auto& part : parts)
        frames += open_part(part).format.frames;
    if (frames > most_frames) {
        throw base::Error(base::ErrorKind::invalid_input,
                          "The joined audio would exceed the 4 GiB limit of WAV files.");
    }
    return frames;
}

/// A new file beside its target, which it replaces once it is complete.
class JoinedFile {
  public:
    explicit JoinedFile(const std::filesystem::path& target) : target_(target) {
        std::string name = target.string() + ".XXXXXX";
        file_.reset(::mkostemp(name.data(), O_CLOEXEC));
        if (!file_.valid()) fail();
        pending_.emplace(name);
        if (::fchmod(file_.get(), 0644) != 0) fail();
    }

    [[nodiscard]] int descriptor() const { return file_.get(); }

    void publish() {
        if (::fsync(file_.get()) != 0) fail();
        pending_->publish(target_);
    }
    [[noreturn]] void fail() const {
        throw base::Error(base::ErrorKind::unavailable, "Cannot write " + target_.filename().string() + ": " +
                                                            std::generic_category().message(errno));
    }

  private:
    std::filesystem::path target_;
    std::optional<base::PendingFile> pending_;
    base::FileDescriptor file_;
};

class WavWriter {
  public:
    explicit WavWriter(JoinedFile& file) : file_(file) {
        SF_INFO format = wav_format(narration_rate);
        wav_.reset(sf_open_fd(file.descriptor(), SFM_WRITE, &format, SF_FALSE));
        if (!wav_) file_.fail();
    }

    void append_silence(std::int64_t frames) {
        block_.fill(0);
        for (; frames > 0; frames -= std::ssize(block_))
            write(std::min<std::int64_t>(frames, std::ssize(block_)));
    }
    void append(SNDFILE* part) {
        for (;;) {
            const sf_count_t got = sf_readf_short(part, block_.data(), std::ssize(block_));
            if (got <= 0) return;
            write(got);
        }
    }

  private:
    void write(std::int64_t frames) {
        if (sf_writef_short(wav_.get(), block_.data(), frames) != frames) file_.fail();
    }

    JoinedFile& file_;
    SoundHandle wav_;
    std::array<short, 16 * 1024> block_{};
};

}  // namespace

WavInfo join_wav_files(std::span<const std::filesystem::path> parts, double gap,
                       const std::filesystem::path& target) {
    const std::int64_t gap_frames = std::llround(gap * narration_rate);
    const std::int64_t frames = joined_frames(parts, gap_frames);
    JoinedFile file(target);
    {
        WavWriter writer(file);
        for (const auto& part : parts) {
            if (&part != &parts.front()) writer.append_silence(gap_frames);
            writer.append(open_part(part).handle.get());
        }
    }
    file.publish();
    return {frames, narration_rate, 1};
}

}  // namespace storyflow::audio
