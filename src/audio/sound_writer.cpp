#include "audio/sound_writer.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>
#include <system_error>
#include <vector>

#include "audio/pcm.hpp"
#include "audio/sixteen_bits.hpp"
#include "audio/sound_file.hpp"
#include "audio/stream_resampler.hpp"
#include "audio/wav.hpp"
#include "base/disk_full.hpp"
#include "base/error.hpp"
#include "base/file.hpp"

namespace storyflow::audio {

namespace {

constexpr std::uint64_t sample_bytes = 2;
constexpr int usual_mp3_kilobits = 96;

bool is_lossless(SoundFormat format) {
    return format == SoundFormat::wav || format == SoundFormat::flac;
}

[[noreturn]] void refuse(const std::filesystem::path& file, int reason, const std::string& detail = {}) {
    const std::string message = "Cannot write " + file.filename().string();
    if (base::is_disk_full(reason)) throw base::DiskFull(message + ": the disk is full.", detail);
    const std::string why = reason == 0 ? "." : ": " + std::generic_category().message(reason);
    throw base::Error(base::ErrorKind::unavailable, message + why, detail);
}

base::FileDescriptor create(const std::filesystem::path& file) {
    // libsndfile reads back what it wrote of some formats.
    base::FileDescriptor created(::open(file.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    if (!created.valid()) refuse(file, errno);
    return created;
}

int container_of(const SoundFileOptions& options) {
    switch (options.format) {
        case SoundFormat::wav:
            return (options.samples * sample_bytes > most_wav_bytes ? SF_FORMAT_RF64 : SF_FORMAT_WAV) |
                   SF_FORMAT_PCM_16;
        case SoundFormat::flac:
            return SF_FORMAT_FLAC | SF_FORMAT_PCM_16;
        case SoundFormat::mp3:
            return SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III;
        case SoundFormat::opus:
            return SF_FORMAT_OGG | SF_FORMAT_OPUS;
    }
    return 0;
}

int rate_of(const SoundFileOptions& options) {
    if (options.sample_rate != 0) return options.sample_rate;
    return options.format == SoundFormat::mp3 ? 44'100 : narration_rate;
}

/// libsndfile takes the quality as 0 (best) to 1 (smallest) and makes a bit rate of it: mp3 has 320 to 32 of
/// them (from 32 kHz on), Opus 256 to 6 for each channel.
std::optional<double> compression_of(const SoundFileOptions& options) {
    switch (options.format) {
        case SoundFormat::wav:
            return std::nullopt;
        case SoundFormat::flac:
            return 5.0 / 8.0;
        case SoundFormat::mp3: {
            const double kilobits = options.kilobits == 0 ? usual_mp3_kilobits : options.kilobits;
            return std::clamp((320.0 - kilobits - 0.5) / 288.0, 0.0, 1.0);  // it rounds down
        }
        case SoundFormat::opus: {
            const double kilobits = options.kilobits == 0 ? 48 : options.kilobits;
            return std::clamp((256.0 - kilobits) / 250.0, 0.0, 1.0);
        }
    }
    return std::nullopt;
}

/// LAME makes the sound a little softer at low bit rates, so that a loud one does not clip (the table of its
/// presets). The same factor upwards keeps the level.
float gain_for(const SoundFileOptions& options) {
    if (options.format != SoundFormat::mp3) return 1.0F;
    const int kilobits = options.kilobits == 0 ? usual_mp3_kilobits : options.kilobits;
    if (kilobits >= 240) return 1.0F;
    if (kilobits >= 208) return 1.0F / 0.98F;
    return kilobits >= 176 ? 1.0F / 0.97F : 1.0F / 0.95F;
}

void set_tags(SNDFILE* sound, const SoundTags& tags) {
    const auto set = [sound](int kind, const std::string& text) {
        if (!text.empty()) sf_set_string(sound, kind, text.c_str());
    };
    set(SF_STR_TITLE, tags.title);
    set(SF_STR_ARTIST, tags.artist);
    set(SF_STR_ALBUM, tags.album);
    if (tags.track > 0) set(SF_STR_TRACKNUMBER, std::to_string(tags.track));
}

void set_quality(SNDFILE* sound, const SoundFileOptions& options) {
    if (options.format == SoundFormat::mp3) {
        int constant = SF_BITRATE_MODE_CONSTANT;
        sf_command(sound, SFC_SET_BITRATE_MODE, &constant, sizeof constant);
    }
    if (auto compression = compression_of(options))
        sf_command(sound, SFC_SET_COMPRESSION_LEVEL, &*compression, sizeof *compression);
}

}  // namespace

struct SoundWriter::Output {
    std::filesystem::path path;
    SoundFormat format = SoundFormat::wav;
    float gain = 1.0F;  ///< of the lossy formats
    base::FileDescriptor file;
    SoundHandle sound;
    std::optional<StreamResampler> resampler;
    std::vector<float> converted;
    std::vector<short> steps;
    std::vector<float> in_range;
};

SoundWriter::SoundWriter(const std::filesystem::path& file, const SoundFileOptions& options)
    : output_(std::make_unique<Output>()) {
    output_->path = file;
    output_->format = options.format;
    output_->gain = gain_for(options);
    output_->file = create(file);
    SF_INFO format{};
    format.samplerate = rate_of(options);
    format.channels = 1;
    format.format = container_of(options);
    output_->sound.reset(sf_open_fd(output_->file.get(), SFM_WRITE, &format, SF_FALSE));
    if (!output_->sound) refuse(file, 0, sf_strerror(nullptr));
    set_quality(output_->sound.get(), options);
    set_tags(output_->sound.get(), options.tags);
    if (format.samplerate != narration_rate) output_->resampler.emplace(narration_rate, format.samplerate);
}

SoundWriter::~SoundWriter() = default;

void SoundWriter::write(std::span<const float> samples) {
    if (!output_->resampler) return encode(samples);
    output_->converted.clear();
    output_->resampler->add(samples, output_->converted);
    encode(output_->converted);
}

void SoundWriter::finish() {
    if (output_->resampler) {
        output_->converted.clear();
        output_->resampler->finish(output_->converted);
        encode(output_->converted);
    }
    errno = 0;
    if (sf_close(output_->sound.release()) != 0) refuse(output_->path, errno);
    if (::fsync(output_->file.get()) != 0) refuse(output_->path, errno);
    output_->file.reset();
}

void SoundWriter::encode(std::span<const float> samples) {
    const auto count = static_cast<sf_count_t>(samples.size());
    if (count == 0) return;
    errno = 0;
    sf_count_t written = 0;
    if (is_lossless(output_->format)) {
        output_->steps.resize(samples.size());
        std::ranges::transform(samples, output_->steps.begin(), to_sixteen_bits);
        written = sf_writef_short(output_->sound.get(), output_->steps.data(), count);
    } else {
        output_->in_range.resize(samples.size());
        std::ranges::transform(samples, output_->in_range.begin(),
                               [gain = output_->gain](float sample) { return clipped(sample) * gain; });
        written = sf_writef_float(output_->sound.get(), output_->in_range.data(), count);
    }
    if (written != count) refuse(output_->path, errno, sf_strerror(output_->sound.get()));
}

}  // namespace storyflow::audio
