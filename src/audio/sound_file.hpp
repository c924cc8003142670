#pragma once

#include <sndfile.h>

#include <filesystem>
#include <memory>

/// libsndfile behind ownership. Only for this room.
namespace storyflow::audio {

struct CloseSound {
    void operator()(SNDFILE* sound) const { sf_close(sound); }
};
using SoundHandle = std::unique_ptr<SNDFILE, CloseSound>;

struct SoundReader {
    SoundHandle handle;
    SF_INFO format{};
};

/// Throws like `wav_info`.
[[nodiscard]] SoundReader open_sound(const std::filesystem::path& file);

/// The format of everything that this program writes.
[[nodiscard]] SF_INFO wav_format(int sample_rate);

}  // namespace storyflow::audio
