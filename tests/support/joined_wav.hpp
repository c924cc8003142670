#pragma once

#include <cmath>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "audio/joined_layout.hpp"
#include "audio/pcm.hpp"
#include "audio/wav_samples.hpp"
#include "base/file.hpp"

namespace storyflow::support {

/// The bytes of one WAV file of the samples of several, with `gap` seconds of zeros between them.
[[nodiscard]] inline std::string joined_wav(std::span<const std::filesystem::path> files, double gap) {
    constexpr std::size_t any_size = 1'000'000'000;
    const auto zeros = static_cast<std::size_t>(std::llround(gap * audio::narration_rate)) * 2;
    std::string samples;
    for (const auto& file : files) {
        if (&file != &files.front()) samples.append(zeros, '\0');
        const std::string wav = base::read_file(file, any_size);
        const auto range = audio::find_samples(wav, wav.size()).value();
        samples.append(wav, range.offset, range.length);
    }
    return audio::JoinedLayout(std::vector<audio::JoinedPart>{{0, samples.size()}}).header() + samples;
}

}  // namespace storyflow::support
