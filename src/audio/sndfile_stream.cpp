#include "audio/sndfile_stream.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "audio/pcm.hpp"
#include "audio/sixteen_bits.hpp"
#include "audio/sound_file.hpp"
#include "base/error.hpp"

namespace storyflow::audio {

namespace {

/// At 24 kHz mp3 has 160 to 8 kbit/s, of which libsndfile takes a share of the way from the first to the
/// last.
constexpr double mp3_compression = (160.0 - 96.0 - 0.5) / 152.0;
constexpr double opus_compression = (256.0 - 48.0) / 250.0;
constexpr double flac_compression = 5.0 / 8.0;
/// Pages of Ogg are sent once they have so much sound.
constexpr double page_milliseconds = 100.0;
/// LAME makes the sound softer by this factor at low bit rates (sound_writer.cpp).
constexpr float softened = 0.95F;

/// The bytes that libsndfile has written and the encoder has not taken yet, as a file that is only written.
struct SentFile {
    std::string fresh;      ///< not taken yet
    sf_count_t taken = 0;   ///< bytes in front of `fresh`
    sf_count_t offset = 0;  ///< where libsndfile writes next

    [[nodiscard]] sf_count_t size() const { return taken + static_cast<sf_count_t>(fresh.size()); }

    void write(std::string_view bytes) {
        const auto sent = std::clamp<sf_count_t>(taken - offset, 0, static_cast<sf_count_t>(bytes.size()));
        offset += static_cast<sf_count_t>(bytes.size());
        bytes.remove_prefix(static_cast<std::size_t>(sent));
        if (bytes.empty()) return;
        const auto place = static_cast<std::size_t>(offset - taken) - bytes.size();
        if (fresh.size() < place + bytes.size()) fresh.resize(place + bytes.size());
        fresh.replace(place, bytes.size(), bytes);
    }
};

SentFile& file_of(void* user) {
    return *static_cast<SentFile*>(user);
}

sf_count_t size_of_file(void* user) {
    return file_of(user).size();
}

sf_count_t seek_in_file(sf_count_t offset, int whence, void* user) {
    SentFile& file = file_of(user);
    const sf_count_t from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? file.offset : file.size();
    file.offset = std::max<sf_count_t>(0, from + offset);
    return file.offset;
}

/// Bytes that were sent are gone; libsndfile does not read these formats back.
sf_count_t read_from_file(void* /*to*/, sf_count_t /*count*/, void* /*user*/) {
    return 0;
}

sf_count_t write_to_file(const void* from, sf_count_t count, void* user) {
    file_of(user).write({static_cast<const char*>(from), static_cast<std::size_t>(count)});
    return count;
}

sf_count_t place_in_file(void* user) {
    return file_of(user).offset;
}

int container_of(StreamFormat format) {
    switch (format) {
        case StreamFormat::mp3:
            return SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III;
        case StreamFormat::opus:
            return SF_FORMAT_OGG | SF_FORMAT_OPUS;
        case StreamFormat::flac:
            return SF_FORMAT_FLAC | SF_FORMAT_PCM_16;
        case StreamFormat::aac:
        case StreamFormat::wav:
        case StreamFormat::pcm:
            break;
    }
    throw base::Error(base::ErrorKind::internal, "libsndfile does not stream this format.");
}

void set_quality(SNDFILE* sound, StreamFormat format) {
    double compression = flac_compression;
    if (format == StreamFormat::mp3) {
        int constant = SF_BITRATE_MODE_CONSTANT;
        sf_command(sound, SFC_SET_BITRATE_MODE, &constant, sizeof constant);
        compression = mp3_compression;
    } else if (format == StreamFormat::opus) {
        double page = page_milliseconds;
        sf_command(sound, SFC_SET_OGG_PAGE_LATENCY_MS, &page, sizeof page);
        compression = opus_compression;
    }
    sf_command(sound, SFC_SET_COMPRESSION_LEVEL, &compression, sizeof compression);
}

[[noreturn]] void fail(SNDFILE* sound) {
    throw base::Error(base::ErrorKind::unavailable, "The sound cannot be encoded.", sf_strerror(sound));
}

}  // namespace

struct SndfileStream::Output {
    StreamFormat format = StreamFormat::mp3;
    SentFile file;
    SoundHandle sound;  ///< writes into `file`
    std::vector<float> block;
    std::vector<std::int16_t> steps;

    void take(std::string& bytes) {
        bytes += file.fresh;
        file.taken += static_cast<sf_count_t>(file.fresh.size());
        file.fresh.clear();
    }
};

SndfileStream::SndfileStream(StreamFormat format) : output_(std::make_unique<Output>()) {
    output_->format = format;
    SF_INFO info{};
    info.samplerate = narration_rate;
    info.channels = 1;
    info.format = container_of(format);
    SF_VIRTUAL_IO access{size_of_file, seek_in_file, read_from_file, write_to_file, place_in_file};
    output_->sound.reset(sf_open_virtual(&access, SFM_WRITE, &info, &output_->file));
    if (!output_->sound) fail(nullptr);
    set_quality(output_->sound.get(), format);
}

SndfileStream::~SndfileStream() = default;

void SndfileStream::add(std::span<const float> samples, std::string& bytes, const std::stop_token& /*stop*/) {
    encode(samples);
    output_->take(bytes);
}

void SndfileStream::finish(std::string& bytes, const std::stop_token& /*stop*/) {
    if (sf_close(output_->sound.release()) != 0) fail(nullptr);
    output_->take(bytes);
}

void SndfileStream::encode(std::span<const float> samples) {
    const auto count = static_cast<sf_count_t>(samples.size());
    if (count == 0) return;
    SNDFILE* const sound = output_->sound.get();
    sf_count_t written = 0;
    if (output_->format == StreamFormat::flac) {
        output_->steps.resize(samples.size());
        std::ranges::transform(samples, output_->steps.begin(), to_sixteen_bits);
        written = sf_writef_short(sound, output_->steps.data(), count);
    } else {
        const float gain = output_->format == StreamFormat::mp3 ? 1.0F / softened : 1.0F;
        output_->block.resize(samples.size());
        std::ranges::transform(samples, output_->block.begin(),
                               [gain](float sample) { return clipped(sample) * gain; });
        written = sf_writef_float(sound, output_->block.data(), count);
    }
    if (written != count) fail(sound);
}

}  // namespace storyflow::audio
