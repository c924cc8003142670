#include "narration/narration_peaks.hpp"

#include <filesystem>
#include <system_error>

#include "audio/peaks.hpp"
#include "base/error.hpp"

namespace storyflow::narration {

namespace {

base::Error no_sound(const std::string& detail) {
    return {base::ErrorKind::conflict,
            "The narration of this segment is missing or damaged on disk. Narrate it again.", detail};
}

}  // namespace

std::string file_version(const story::Narration& narration, const media::MediaLibrary& library) {
    std::error_code error;
    const auto written = std::filesystem::last_write_time(library.absolute(narration.audio_file), error);
    if (error) throw no_sound(error.message());
    return std::to_string(written.time_since_epoch().count());
}

std::vector<float> narration_peaks(const story::Narration& narration, std::size_t count,
                                   const media::MediaLibrary& library) {
    try {
        return audio::wav_peaks(library.absolute(narration.audio_file), count);
    } catch (const base::Error& error) {
        throw no_sound(error.what());
    }
}

}  // namespace storyflow::narration
