#include "film/soundtrack.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <span>
#include <string>
#include <string_view>
#include <system_error>

#include "audio/little_endian.hpp"
#include "audio/pcm.hpp"
#include "audio/stream_resampler.hpp"
#include "audio/wav.hpp"
#include "audio/wav_samples.hpp"
#include "base/disk_full.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "film/music_level.hpp"
#include "film/music_loop.hpp"

namespace storyflow::film {

namespace {

constexpr std::int64_t block = 4096;  // samples of the narration's rate
constexpr std::int64_t voice_bytes = 2;
constexpr std::int64_t stereo_bytes = 4;
constexpr int level_steps = 48;  // frames of music between two levels that are computed: a millisecond

std::int16_t sample_of(float value) {
    return static_cast<std::int16_t>(std::lrint(std::clamp(value * 32768.0F, -32768.0F, 32767.0F)));
}

/// The voice by its place in the film: silence where it is not heard.
class PlacedVoice {
  public:
    explicit PlacedVoice(const Soundtrack& soundtrack)
        : file_(::open(soundtrack.voice.c_str(), O_RDONLY | O_CLOEXEC)), begin_(soundtrack.voice_begins) {
        struct stat status {};
        std::string head(audio::wav_head_size, '\0');
        if (file_.valid() && ::fstat(file_.get(), &status) == 0) {
            const auto got = ::pread(file_.get(), head.data(), head.size(), 0);
            head.resize(static_cast<std::size_t>(std::max<ssize_t>(0, got)));
            if (const auto found = audio::find_samples(head, static_cast<std::uint64_t>(status.st_size)))
                samples_ = *found;
        }
        if (samples_.length == 0) unreadable();
    }

    void read(std::int64_t first, std::span<std::int16_t> into) const {
        std::ranges::fill(into, std::int16_t{0});
        const auto count = static_cast<std::int64_t>(samples_.length) / voice_bytes;
        const auto from = std::max(first, begin_);
        const auto end = std::min(first + std::ssize(into), begin_ + count);
        if (from >= end) return;
        const auto bytes = (end - from) * voice_bytes;
        const auto place = static_cast<std::int64_t>(samples_.offset) + (from - begin_) * voice_bytes;
        if (::pread(file_.get(), into.data() + (from - first), static_cast<std::size_t>(bytes), place) !=
            bytes)
            unreadable();
    }

  private:
    [[noreturn]] static void unreadable() {
        throw base::Error(base::ErrorKind::not_found, "The narration of the film cannot be read.");
    }

    base::FileDescriptor file_;
    std::int64_t begin_;
    audio::SampleRange samples_;
};

/// A WAV file of 16-bit samples.
class WavOutput {
  public:
    WavOutput(const std::filesystem::path& file, int channels, int rate, std::int64_t bytes) : path_(file) {
        file_.reset(::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
        if (!file_.valid()) refuse();
        write(header(channels, rate, bytes));
    }

    void add(std::span<const std::int16_t> samples) {
        write({reinterpret_cast<const char*>(samples.data()), samples.size_bytes()});
    }

  private:
    static std::string header(int channels, int rate, std::int64_t bytes) {
        if (static_cast<std::uint64_t>(bytes) > audio::most_wav_bytes) {
            throw base::Error(base::ErrorKind::invalid_input,
                              "The film is too long for a title card or music: its sound would have more "
                              "than 4 GiB.");
        }
        const auto frame = static_cast<std::uint32_t>(2 * channels);
        const auto size = static_cast<std::uint32_t>(bytes);
        std::string head = "RIFF";
        audio::append_u32(head, size + 36);
        head += "WAVEfmt ";
        audio::append_u32(head, 16);
        audio::append_u16(head, 1);
        audio::append_u16(head, static_cast<std::uint32_t>(channels));
        audio::append_u32(head, static_cast<std::uint32_t>(rate));
        audio::append_u32(head, static_cast<std::uint32_t>(rate) * frame);
        audio::append_u16(head, frame);
        audio::append_u16(head, 16);
        head += "data";
        audio::append_u32(head, size);
        return head;
    }

    void write(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t written = ::write(file_.get(), bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written <= 0) refuse();
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
    }

    [[noreturn]] void refuse() const {
        const auto reason = std::generic_category().message(errno);
        const auto message = "Cannot write " + path_.filename().string() + ": " + reason;
        if (base::is_disk_full(errno)) throw base::DiskFull(message);
        throw base::Error(base::ErrorKind::unavailable, message);
    }

    std::filesystem::path path_;
    base::FileDescriptor file_;
};

/// Calls `take` with the voice in pieces.
template <class Take>
void for_each_piece(const Soundtrack& soundtrack, const std::stop_token& stop, const Take& take) {
    const PlacedVoice voice(soundtrack);
    std::vector<std::int16_t> piece;
    for (std::int64_t first = 0; first < soundtrack.length; first += block) {
        if (stop.stop_requested()) throw base::Error(base::ErrorKind::cancelled, "The film was cancelled.");
        piece.resize(static_cast<std::size_t>(std::min(block, soundtrack.length - first)));
        voice.read(first, piece);
        take(piece);
    }
}

/// Mixes the voice, at the rate of music, with the music at its place.
class Mixer {
  public:
    explicit Mixer(const Soundtrack& soundtrack)
        : music_(*soundtrack.music), level_(soundtrack.voices, soundtrack.length, soundtrack.music_level) {}

    void mix(std::span<const float> voice, std::vector<std::int16_t>& mixed) {
        heard_.resize(voice.size());
        music_.read(next_, heard_);
        mixed.clear();
        for (std::size_t i = 0; i < voice.size(); ++i, ++next_) {
            const float level = level_at(next_);
            mixed.push_back(sample_of(together(voice[i], heard_[i].left * level)));
            mixed.push_back(sample_of(together(voice[i], heard_[i].right * level)));
        }
    }

  private:
    /// The voice is never changed: the music has the room that it leaves.
    static float together(float voice, float music) {
        const float room = std::max(0.0F, 1.0F - std::abs(voice));
        return voice + std::clamp(music, -room, room);
    }

    float level_at(std::int64_t frame) {
        const auto step = frame / level_steps;
        if (step != step_) {
            const auto seconds = [](std::int64_t number) {
                return static_cast<double>(number * level_steps) / music_rate;
            };
            from_ = level_.at(seconds(step));
            to_ = level_.at(seconds(step + 1));
            step_ = step;
        }
        const auto share = static_cast<float>(frame % level_steps) / level_steps;
        return from_ + (to_ - from_) * share;
    }

    MusicLoop music_;
    MusicLevel level_;
    std::vector<StereoFrame> heard_;
    std::int64_t next_ = 0;
    std::int64_t step_ = -1;
    float from_ = 0.0F;
    float to_ = 0.0F;
};

void write_voice(const Soundtrack& soundtrack, const std::filesystem::path& file,
                 const std::stop_token& stop) {
    WavOutput output(file, 1, audio::narration_rate, soundtrack.length * voice_bytes);
    for_each_piece(soundtrack, stop, [&output](std::span<const std::int16_t> piece) { output.add(piece); });
}

void write_mixed(const Soundtrack& soundtrack, const std::filesystem::path& file,
                 const std::stop_token& stop) {
    constexpr int ratio = music_rate / audio::narration_rate;
    WavOutput output(file, 2, music_rate, soundtrack.length * ratio * stereo_bytes);
    audio::StreamResampler resampler(audio::narration_rate, music_rate);
    Mixer mixer(soundtrack);
    std::vector<float> samples;
    std::vector<float> voice;
    std::vector<std::int16_t> mixed;
    const auto pass_on = [&] {
        mixer.mix(voice, mixed);
        output.add(mixed);
        voice.clear();
    };
    for_each_piece(soundtrack, stop, [&](std::span<const std::int16_t> piece) {
        samples.clear();
        for (const auto sample : piece)
            samples.push_back(static_cast<float>(sample) / 32768.0F);
        resampler.add(samples, voice);
        pass_on();
    });
    resampler.finish(voice);
    pass_on();
}

}  // namespace

void write_soundtrack(const Soundtrack& soundtrack, const std::filesystem::path& target,
                      const std::stop_token& stop) {
    const std::filesystem::path unfinished = target.string() + ".unfinished";
    base::PendingFile pending(unfinished);
    if (soundtrack.music) {
        write_mixed(soundtrack, unfinished, stop);
    } else {
        write_voice(soundtrack, unfinished, stop);
    }
    base::sync_file(unfinished);
    pending.publish(target);
}

}  // namespace storyflow::film
