#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

/// Narrations of one folder as one file. Each has its pause in front of it, in seconds (`pauses` has as many
/// entries as `files`; the first one's is not heard).
namespace storyflow::narration {

/// Joins narrations of one folder as `JoinedNarration` does and writes them to `target`, which is replaced
/// once it is complete. Memory does not grow with the length. Returns the
/// duration in seconds. Throws `base::Error`: not_found for a file that is missing or no narration (24 kHz
/// mono 16-bit), unavailable when `target` cannot be written, and what `JoinedNarration` throws; leaves no
/// partial file.
double write_joined_narration(std::span<const std::filesystem::path> files, std::span<const double> pauses,
                              const std::filesystem::path& target);

/// Where a narration is heard in a joined one; all in samples.
struct JoinedPlace {
    std::int64_t begin = 0;
    std::int64_t end = 0;
    std::int64_t left_out = 0;  ///< of its own beginning, where a short pause has no room for them
};

/// The places of the narrations in the file that `write_joined_narration` writes. Throws likewise.
[[nodiscard]] std::vector<JoinedPlace> places_in_joined(std::span<const std::filesystem::path> files,
                                                        std::span<const double> pauses);

}  // namespace storyflow::narration
