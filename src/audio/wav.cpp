#include "audio/wav.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <vector>

#include "audio/sound_file.hpp"
#include "base/error.hpp"

namespace storyflow::audio {

namespace {

/// A file in memory with the callbacks that libsndfile needs.
struct MemoryFile {
    std::string bytes;
    std::size_t position = 0;

    static MemoryFile& of(void* self) { return *static_cast<MemoryFile*>(self); }
    static sf_count_t length(void* self) { return static_cast<sf_count_t>(of(self).bytes.size()); }
    static sf_count_t tell(void* self) { return static_cast<sf_count_t>(of(self).position); }
    static sf_count_t seek(sf_count_t offset, int whence, void* self) {
        const sf_count_t origin = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? tell(self) : length(self);
        of(self).position = static_cast<std::size_t>(std::max<sf_count_t>(0, origin + offset));
        return tell(self);
    }
    static sf_count_t read(void* target, sf_count_t count, void* self) {
        MemoryFile& file = of(self);
        const std::size_t rest = file.bytes.size() - std::min(file.position, file.bytes.size());
        const std::size_t size = std::min(rest, static_cast<std::size_t>(count));
        std::memcpy(target, file.bytes.data() + file.position, size);
        file.position += size;
        return static_cast<sf_count_t>(size);
    }
    static sf_count_t write(const void* source, sf_count_t count, void* self) {
        MemoryFile& file = of(self);
        const auto size = static_cast<std::size_t>(count);
        file.bytes.resize(std::max(file.bytes.size(), file.position + size));
        std::memcpy(file.bytes.data() + file.position, source, size);
        file.position += size;
        return count;
    }
};

short to_sixteen_bits(float sample) {
    if (std::isnan(sample)) return 0;
    return static_cast<short>(std::lrint(std::clamp(sample, -1.0F, 1.0F) * 32767.0F));
}

}  // namespace

SF_INFO wav_format(int sample_rate) {
    SF_INFO format{};
    format.samplerate = sample_rate;
    format.channels = 1;
    format.format = SF_FORMAT_WAV | SF_FORMAT_PCM_16;
    return format;
}

SoundReader open_sound(const std::filesystem::path& file) {
    std::error_code unreadable;
    if (!std::filesystem::exists(file, unreadable)) {
        throw base::Error(base::ErrorKind::not_found, "Audio file not found: " + file.string());
    }
    SoundReader reader;
    reader.handle.reset(sf_open(file.c_str(), SFM_READ, &reader.format));
    if (!reader.handle) {
        throw base::Error(base::ErrorKind::invalid_input, file.string() + " is not a readable audio file.",
                          sf_strerror(nullptr));
    }
    if (reader.format.frames <= 0) {
        throw base::Error(base::ErrorKind::invalid_input, file.string() + " holds no sound.");
    }
    return reader;
}

std::string encode_wav(const Pcm& sound) {
    std::vector<short> steps(sound.samples.size());
    std::transform(sound.samples.begin(), sound.samples.end(), steps.begin(), to_sixteen_bits);

    MemoryFile file;
    file.bytes.reserve(steps.size() * sizeof(short) + 64);
    SF_VIRTUAL_IO memory{MemoryFile::length, MemoryFile::seek, MemoryFile::read, MemoryFile::write,
                         MemoryFile::tell};
    SF_INFO format = wav_format(sound.sample_rate);
    SoundHandle wav(sf_open_virtual(&memory, SFM_WRITE, &format, &file));
    const auto frames = static_cast<sf_count_t>(steps.size());
    if (!wav || sf_writef_short(wav.get(), steps.data(), frames) != frames) {
        throw base::Error(base::ErrorKind::internal, "Cannot encode the sound as WAV.",
                          sf_strerror(wav.get()));
    }
    wav.reset();
    return std::move(file.bytes);
}

WavInfo wav_info(const std::filesystem::path& file) {
    const SoundReader reader = open_sound(file);
    return {reader.format.frames, reader.format.samplerate, reader.format.channels};
}

Pcm read_wav(const std::filesystem::path& file) {
    const SoundReader reader = open_sound(file);
    if (reader.format.channels != 1) {
        throw base::Error(base::ErrorKind::invalid_input, file.string() + " is not mono.");
    }
    Pcm sound;
    sound.sample_rate = reader.format.samplerate;
    std::array<float, 16 * 1024> block{};
    // Read block by block, because a header's number of frames may be wrong.
    for (;;) {
        const sf_count_t got = sf_readf_float(reader.handle.get(), block.data(), std::ssize(block));
        if (got <= 0) return sound;
        sound.samples.insert(sound.samples.end(), block.begin(), block.begin() + got);
    }
}

}  // namespace storyflow::audio
