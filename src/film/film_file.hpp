#pragma once

#include <filesystem>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "film/subtitles.hpp"

namespace storyflow::film {

struct Chapter {
    std::string title;
    double begin = 0.0;  ///< seconds
    double end = 0.0;
};

/// The parts of a film's file besides its pictures.
struct FilmFile {
    std::string title;
    std::filesystem::path sound;  ///< a WAV file
    std::vector<Chapter> chapters;
    std::vector<Subtitle> subtitles;  ///< a track that players can show; none: no track
    int sound_kilobits = 128;         ///< per second, of the encoded sound
};

/// SubRip: numbered texts with their times.
[[nodiscard]] std::string srt_of(std::span<const Subtitle> subtitles);

/// Title and chapters in FFmpeg's form (FFMETADATA1).
[[nodiscard]] std::string metadata_of(const FilmFile& file);

/// Joins parts of `PartEncoder` in this order, without encoding them again, with the sound (AAC, 48 kHz), the
/// chapters and the subtitles to an MP4 file whose index stands in front, so that it plays while it is still
/// being downloaded. `folder` takes some small files. `target` appears, or is replaced, in one step. Throws
/// like `PartEncoder`.
void join_film(const std::filesystem::path& ffmpeg, std::span<const std::filesystem::path> parts,
               const FilmFile& file, const std::filesystem::path& folder, const std::filesystem::path& target,
               const std::stop_token& stop);

}  // namespace storyflow::film
