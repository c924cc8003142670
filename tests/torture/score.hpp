#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace storyflow::torture {

/// What all the killing did to the work.
struct Score {
    std::int64_t batches = 0;
    std::int64_t items = 0;  ///< that were accepted with 202
    std::int64_t kills = 0;
    std::int64_t freezes = 0;
    std::int64_t lost = 0;  ///< without a whole narration in the end, or in a task that is not there
    std::int64_t published_twice = 0;  ///< whose narration was switched more than once
    std::int64_t half_files = 0;       ///< answers of /media/ that were no whole WAV, and such files on disk
    std::int64_t files_read = 0;
    std::int64_t chunks = 0;         ///< that engines began to speak
    std::int64_t chunks_needed = 0;  ///< different ones among them
    std::int64_t interrupted = 0;    ///< at most so many chunks were in the making when something died
    std::vector<double> recovery;    ///< seconds from each death to the next finished item
    double lease = 0.0;              ///< seconds

    [[nodiscard]] std::int64_t chunks_over_minimum() const { return chunks - chunks_needed; }
    /// Nothing lost, nothing twice, nothing half, and no more spoken again than was interrupted.
    [[nodiscard]] bool is_clean() const;
};

[[nodiscard]] std::string report(std::string_view store, const Score& score);

}  // namespace storyflow::torture
