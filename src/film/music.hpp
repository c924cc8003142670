#pragma once

#include <filesystem>
#include <stop_token>

namespace storyflow::film {

/// Background music of a film: repeated where it is shorter, cut where it is longer.
struct Music {
    std::filesystem::path file;  ///< of any format that ffmpeg reads
    double level = -18.0;        ///< decibels by which it is played quieter than it is in its file
};

inline constexpr double quietest_music = -60.0;  ///< decibels
inline constexpr double loudest_music = 0.0;

/// Decodes the first `seconds` of the music, as `MusicLoop` reads it, into a new file. Throws `base::Error`:
/// not_found for a missing file, invalid_input with what `ffmpeg` said about one that it cannot read,
/// cancelled after a stop request.
void decode_music(const std::filesystem::path& ffmpeg, const std::filesystem::path& music, double seconds,
                  const std::filesystem::path& target, const std::stop_token& stop);

/// Decodes the beginning of a file that was sent, whose format must be one of sound: lists of other files
/// are no music. Throws `base::Error{invalid_input}` with the reason, also for less than a tenth of a second.
void require_music(const std::filesystem::path& ffmpeg, const std::filesystem::path& music,
                   const std::stop_token& stop);

}  // namespace storyflow::film
