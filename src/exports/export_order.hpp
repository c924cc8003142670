#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "audio/loudness.hpp"
#include "exports/acx.hpp"
#include "exports/book_metadata.hpp"
#include "exports/export_formats.hpp"
#include "exports/mastering.hpp"
#include "exports/story_sound.hpp"
#include "media/media_library.hpp"

namespace storyflow::exports {

/// Where the files of chapters go.
enum class Chapters {
    in_one_file,
    as_zip,     ///< `target` is an archive of files
    as_folder,  ///< `target` is a folder, made if it is missing; files of the same names are replaced
};

struct ExportOrder {
    media::MediaLibrary library;
    std::vector<StoryPart> parts;
    BookMetadata metadata;
    ExportFormat format = ExportFormat::wav;
    Chapters chapters = Chapters::in_one_file;       ///< counts for formats of sound
    LoudnessPreset loudness = LoudnessPreset::none;  ///< counts for formats of sound and EPUB
    bool by_word = false;                            ///< captions: mark each word
    std::filesystem::path ffmpeg;                    ///< for m4b; empty: it is not installed
    std::filesystem::path target;
};

struct ExportedFile {
    std::string name;                ///< within the archive or folder, else of the target
    double duration = 0.0;           ///< seconds of sound; 0: none
    audio::Loudness loudness = {};   ///< of what was encoded, at 24 kHz
    std::vector<Check> checks = {};  ///< of mp3 files with the loudness `acx`: by decoding them
};

struct ExportReport {
    std::vector<ExportedFile> files;
    std::uint64_t bytes = 0;  ///< of all files of the target together
};

}  // namespace storyflow::exports
