#include "cli/story_export.hpp"

#include <fmt/format.h>

#include <iterator>
#include <utility>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace storyflow::cli {

namespace {

using exports::Chapters;
using exports::ExportFormat;
using exports::LoudnessPreset;

base::Error wrong(const std::string& sentence) {
    return {base::ErrorKind::invalid_input, sentence};
}

std::string format_names() {
    std::string names;
    for (const auto& facts : exports::export_formats())
        names += std::string(facts.name) + ", ";
    return names + "acx";
}

bool is_zip(const std::filesystem::path& output) {
    return base::case_folded(output.extension().string()) == ".zip";
}

/// "acx" is mp3 with its loudness, a file for each chapter.
std::optional<ExportFormat> format_of(const ExportOptions& options, const std::filesystem::path& output) {
    if (options.format == "acx") return ExportFormat::mp3;
    if (options.format.empty()) {
        auto format = exports::format_of_file(output.filename().string());
        if (!format && is_zip(output)) throw wrong("--format: a zip needs one of " + format_names());
        return format;
    }
    auto format = exports::format_named(options.format);
    if (!format)
        throw wrong(fmt::format("--format: there is no \"{}\", but {}", options.format, format_names()));
    return format;
}

LoudnessPreset loudness_of(const ExportOptions& options) {
    if (options.format == "acx") return LoudnessPreset::acx;
    const auto preset = exports::loudness_named(options.loudness);
    if (!preset)
        throw wrong(fmt::format("--loudness: there is no \"{}\", but none, podcast, acx", options.loudness));
    return *preset;
}

std::string decibels(std::optional<double> level, std::string_view unit) {
    return level ? fmt::format("{:.1f} {}", *level, unit) : "silent";
}

}  // namespace

void offer_export_options(Command& command, ExportOptions& options) {
    command.offer(
        {"--format", "FORMAT", "Finished file: " + format_names() + "; default: by OUTPUT's ending"},
        options.format);
    command.offer({"--loudness", "PRESET", "none, podcast (-16 LUFS) or acx"}, options.loudness);
    command.flag("--by-chapter", "A file for each chapter: into OUTPUT.zip, or a folder", options.by_chapter);
    command.flag("--by-word", "Captions (vtt, ass) mark each word", options.by_word);
    command.offer({"--title", "TEXT", "Title of the finished file; default: the story's"}, options.title);
    command.offer({"--author", "TEXT", "Author of the finished file; default: the story's"}, options.author);
    command.offer({"--cover", "IMAGE", "JPEG or PNG for m4b and epub"}, options.cover);
}

std::optional<exports::ExportOrder> export_order(const ExportOptions& options,
                                                 const std::filesystem::path& output) {
    const auto format = format_of(options, output);
    if (!format) return std::nullopt;
    const bool by_chapter = options.by_chapter || options.format == "acx" || is_zip(output);
    const bool is_sound = exports::facts_of(*format).is_sound;
    if (by_chapter && !is_sound) throw wrong("--by-chapter: only sound has a file for each chapter");
    exports::ExportOrder order{.library = media::MediaLibrary("."), .parts = {}};
    order.format = *format;
    order.loudness = loudness_of(options);
    if (by_chapter) order.chapters = is_zip(output) ? Chapters::as_zip : Chapters::as_folder;
    order.metadata = {.title = options.title, .author = options.author, .language = ""};
    if (!options.cover.empty()) order.metadata.cover = options.cover;
    order.by_word = options.by_word;
    order.target = output.has_filename() ? output : output.parent_path();  // "folder/"
    return order;
}

std::vector<exports::StoryPart> export_parts(const StoryFile& story, std::vector<NarratedSegment> narrated,
                                             const story::Pauses& pauses) {
    std::vector<exports::StoryPart> parts;
    for (std::size_t i = 0; i < narrated.size(); ++i) {
        const auto& segment = story.segments.at(i);
        parts.push_back(
            {.file = narrated[i].file.filename().string(),
             .text = segment.text_content,
             .words = std::move(narrated[i].words),
             .chapter = segment.opening.chapter,
             .pause_before = exports::pause_in_samples(story::pause_before(segment.opening, pauses))});
    }
    return parts;
}

std::optional<exports::SourceBook> source_book(const StoryFile& story, const std::filesystem::path& file) {
    if (!story.is_epub) return std::nullopt;
    exports::SourceBook book{file, {}};
    for (const auto& segment : story.segments) {
        book.texts.push_back({.place = segment.source_place,
                              .text = {},
                              .part = book.texts.size(),
                              .begins_chapter = segment.opening.chapter.has_value()});
    }
    return book;
}

std::string report_text(const exports::ExportReport& report) {
    std::string text;
    for (const auto& file : report.files) {
        text += file.name;
        if (file.duration > 0.0) {
            fmt::format_to(std::back_inserter(text), "  {:.2f} s  {}", file.duration,
                           decibels(file.loudness.integrated, "LUFS"));
            if (file.loudness.true_peak) text += "  " + decibels(file.loudness.true_peak, "dBTP");
        }
        text += '\n';
        for (const auto& check : file.checks) {
            fmt::format_to(std::back_inserter(text), "  {}  {}: {}\n", check.passed ? "ok    " : "failed",
                           check.rule, check.found);
        }
    }
    return text;
}

}  // namespace storyflow::cli
