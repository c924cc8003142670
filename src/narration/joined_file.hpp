#pragma once

#include <filesystem>
#include <span>

namespace storyflow::narration {

/// Joins narrations of one folder as `JoinedNarration` does and writes them to `target`, which is replaced
/// once it is complete. `gap`: seconds between two of them. Memory does not grow with the length. Returns the
/// duration in seconds. Throws `base::Error`: not_found for a file that is missing or no narration (24 kHz
/// mono 16-bit), unavailable when `target` cannot be written, and what `JoinedNarration` throws; leaves no
/// partial file.
double write_joined_narration(std::span<const std::filesystem::path> files, double gap,
                              const std::filesystem::path& target);

}  // namespace storyflow::narration
