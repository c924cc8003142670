#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

namespace storyflow::narration {

/// Joins narrations of one folder as `JoinedNarration` does and writes them to `target`, which is replaced
/// once it is complete. `gap`: seconds between two of them. Memory does not grow with the length. Returns the
/// duration in seconds. Throws `base::Error`: not_found for a file that is missing or no narration (24 kHz
/// mono 16-bit), unavailable when `target` cannot be written, and what `JoinedNarration` throws; leaves no
/// partial file.
double write_joined_narration(std::span<const std::filesystem::path> files, double gap,
                              const std::filesystem::path& target);

/// Where a narration is heard in a joined one; all in samples.
struct JoinedPlace {
    std::int64_t begin = 0;
    std::int64_t end = 0;
    std::int64_t left_out = 0;  ///< of its own beginning, where a short gap has no room for them
};

/// The places of the narrations in the file that `write_joined_narration` writes. Throws likewise.
[[nodiscard]] std::vector<JoinedPlace> places_in_joined(std::span<const std::filesystem::path> files,
                                                        double gap);

}  // namespace storyflow::narration
