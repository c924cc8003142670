#pragma once

#include <sndfile.h>

#include <filesystem>
#include <memory>

/// Owning handles of libsndfile, for use in this room only.
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

/// The format of all files that this program writes.
[[nodiscard]] SF_INFO wav_format(int sample_rate);

}  // namespace storyflow::audio
