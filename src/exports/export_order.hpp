#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
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

/// The text of a segment that goes back into the book from which it came.
struct SourceText {
    std::string place;                     ///< as `story::Segment::source_place`
    std::string text;                      ///< of a segment without sound; else that of its part counts
    std::optional<std::size_t> part = {};  ///< index into the parts; std::nullopt: it is not heard
    bool begins_chapter = false;
};

/// The EPUB that a story was imported from.
struct SourceBook {
    std::filesystem::path file;
    std::vector<SourceText> texts;  ///< of all segments, in order
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
    std::optional<SourceBook> source = {};           ///< an EPUB is this book then; counts for EPUB
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
