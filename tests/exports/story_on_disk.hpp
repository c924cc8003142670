#pragma once

#include <fmt/format.h>

#include <cmath>
#include <cstddef>
#include <filesystem>
#include <numbers>
#include <string>
#include <utility>
#include <vector>

#include "audio/wav.hpp"
#include "base/file.hpp"
#include "exports/story_sound.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::exports {

/// Narrations in a temporary folder.
class StoryOnDisk {
  public:
    /// A 220 Hz tone of so many samples, without voice in the first and last `quiet` of them.
    StoryPart add(std::size_t samples, std::size_t quiet = 0, float amplitude = 0.5F) {
        audio::Pcm sound;
        sound.samples.assign(samples, 0.0F);
        for (std::size_t i = quiet; i + quiet < samples; ++i) {
            const double phase =
                2.0 * std::numbers::pi * 220.0 * static_cast<double>(i - quiet + 10) / 24000.0;
            sound.samples[i] = amplitude * static_cast<float>(std::sin(phase));
        }
        StoryPart part;
        part.file = fmt::format("{}.wav", ++count_);
        base::write_file(directory_.path() / part.file, audio::encode_wav(sound));
        return part;
    }
    [[nodiscard]] StorySound open(std::vector<StoryPart> parts) const {
        return {library(), std::move(parts)};
    }
    [[nodiscard]] media::MediaLibrary library() const { return media::MediaLibrary(directory_.path()); }
    [[nodiscard]] std::filesystem::path path(const std::string& name) const {
        return directory_.path() / name;
    }

  private:
    support::TemporaryDirectory directory_;
    int count_ = 0;
};

}  // namespace storyflow::exports
