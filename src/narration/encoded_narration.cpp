#include "narration/encoded_narration.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <vector>

#include "audio/pcm.hpp"
#include "audio/sound_writer.hpp"
#include "base/error.hpp"
#include "base/file.hpp"

namespace storyflow::narration {

namespace {

constexpr std::uint64_t header_size = 44;  // of the joined WAV
constexpr std::uint64_t sample_bytes = sizeof(std::int16_t);

std::string_view ending_of(NarrationEncoding encoding) {
    return encoding == NarrationEncoding::flac ? ".flac" : ".opus";
}

std::uint64_t samples_of(const JoinedNarration& joined) {
    return (joined.length() - header_size) / sample_bytes;
}

base::Error changed() {
    return {base::ErrorKind::conflict, "A narration changed while it was encoded. Ask again."};
}

void encode(JoinedNarration& joined, NarrationEncoding encoding, const std::filesystem::path& file) {
    constexpr std::size_t block_size = 32UL * 1024;
    audio::SoundWriter writer(file, {.format = encoding == NarrationEncoding::flac ? audio::SoundFormat::flac
                                                                                   : audio::SoundFormat::opus,
                                     .samples = samples_of(joined)});
    std::vector<char> bytes(block_size * sample_bytes);
    std::vector<float> samples;
    for (std::uint64_t at = header_size; at < joined.length();) {
        // Pieces end at samples: only the end of the sound or a file that changed gives fewer bytes.
        const auto got = joined.read_at(at, bytes) / sample_bytes;
        if (got == 0) throw changed();
        samples.resize(got);
        for (std::size_t i = 0; i < got; ++i) {
            std::int16_t step = 0;
            std::memcpy(&step, bytes.data() + i * sample_bytes, sample_bytes);
            samples[i] = static_cast<float>(step) / 32768.0F;
        }
        writer.write(samples);
        at += got * sample_bytes;
    }
    writer.finish();
}

/// A name that no other request uses.
std::string unfinished_name() {
    static std::atomic<std::uint64_t> count{0};
    return fmt::format(".unfinished-{}-{}", ::getpid(), ++count);
}

void remove_others(const std::filesystem::path& folder, const std::string& name, std::string_view ending) {
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
        const auto other = entry.path().filename().string();
        if (other != name && !other.starts_with('.') && other.ends_with(ending))
            std::filesystem::remove(entry.path(), ignored);
    }
}

}  // namespace

std::optional<NarrationEncoding> encoding_named(std::string_view name) {
    if (name == "flac") return NarrationEncoding::flac;
    if (name == "opus") return NarrationEncoding::opus;
    return std::nullopt;
}

double longest_at_once(NarrationEncoding encoding) {
    constexpr double minute = 60.0;
    return encoding == NarrationEncoding::flac ? 120 * minute : 20 * minute;
}

double seconds_of(const JoinedNarration& joined) {
    return static_cast<double>(samples_of(joined)) / audio::narration_rate;
}

std::string encoded_narration(JoinedNarration& joined, NarrationEncoding encoding,
                              const media::MediaLibrary& library, std::string_view project_id) {
    const auto folder = media::MediaLibrary::project_path(project_id) + "/output/joined";
    const auto name = joined.version() + std::string(ending_of(encoding));
    auto path = folder + '/' + name;
    const auto file = library.absolute(path);
    if (std::filesystem::exists(file)) return path;
    std::filesystem::create_directories(file.parent_path());
    const auto unfinished = file.parent_path() / unfinished_name();
    base::PendingFile pending(unfinished);
    encode(joined, encoding, unfinished);
    pending.publish(file);
    remove_others(file.parent_path(), name, ending_of(encoding));
    return path;
}

}  // namespace storyflow::narration
