#pragma once

#include <string>
#include <vector>

#include "audio/file_loudness.hpp"

namespace storyflow::exports {

/// Whether a finished file keeps one of the rules of a place that takes audiobooks.
struct Check {
    std::string rule;   ///< "RMS -23 to -18 dB"
    std::string found;  ///< "-20.3 dB"
    bool passed = false;

    bool operator==(const Check&) const = default;
};

/// ACX's rules for a chapter's file (its "Audio Submission Requirements"): loudness, peak,
/// noise floor, room tone, 44.1 kHz, at most 120 minutes. Pure.
[[nodiscard]] std::vector<Check> acx_checks(const audio::FileLoudness& file);

}  // namespace storyflow::exports
