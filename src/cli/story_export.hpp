#pragma once

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/story_file.hpp"
#include "cli/story_narrator.hpp"
#include "exports/export_order.hpp"
#include "story/chapter.hpp"

namespace storyflow::cli {

/// The options of `narrate` for the finished file.
struct ExportOptions {
    std::string format;  ///< a format's name, or "acx"; empty: by the ending of the output
    std::string loudness = "none";
    std::string title;  ///< empty: the story's
    std::string author;
    std::string cover;  ///< an image file; empty: none
    bool by_chapter = false;
    bool by_word = false;
};

/// Offers --format, --loudness, --by-chapter and so on. `options` must live as long as the command.
void offer_export_options(Command& command, ExportOptions& options);

/// The order that the options and the output's name make, without its parts; std::nullopt if they ask for no
/// finished file but for a folder of WAV files. Throws `base::Error{invalid_input}` naming the option.
[[nodiscard]] std::optional<exports::ExportOrder> export_order(const ExportOptions& options,
                                                               const std::filesystem::path& output);

/// The narrated segments as the parts of an export. Files are named without their folder.
[[nodiscard]] std::vector<exports::StoryPart> export_parts(const StoryFile& story,
                                                           std::vector<NarratedSegment> narrated,
                                                           const story::Pauses& pauses);

/// The book that an EPUB of the story is, if the story was read from one; std::nullopt: it is a plain one.
[[nodiscard]] std::optional<exports::SourceBook> source_book(const StoryFile& story,
                                                             const std::filesystem::path& file);

/// Lines that tell what was written, how loud it is, and which checks failed.
[[nodiscard]] std::string report_text(const exports::ExportReport& report);

}  // namespace storyflow::cli
