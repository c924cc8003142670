#include "exports/export_story.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <system_error>
#include <utility>

#include "base/error.hpp"
#include "base/file.hpp"
#include "exports/caption_words.hpp"
#include "exports/captions.hpp"
#include "exports/edit_list.hpp"
#include "exports/epub.hpp"
#include "exports/scratch_folder.hpp"
#include "exports/sound_files.hpp"
#include "exports/source_epub.hpp"
#include "exports/subtitle_files.hpp"
#include "exports/unique_names.hpp"
#include "exports/word_list.hpp"
#include "exports/zip_file.hpp"

namespace storyflow::exports {

namespace {

/// Turns samples into the part that is done. Measuring reads the sound once, writing once more.
class Work {
  public:
    Work(std::uint64_t samples, const ExportProgress& progress) : samples_(samples), progress_(progress) {}

    void add(std::size_t samples) {
        done_ += samples;
        if (progress_) progress_(std::min(0.99, static_cast<double>(done_) / static_cast<double>(samples_)));
    }

  private:
    std::uint64_t samples_;
    std::uint64_t done_ = 0;
    const ExportProgress& progress_;
};

std::string text_file(const ExportOrder& order, const StorySound& sound) {
    const auto cues = [&] { return cut_cues(caption_words(sound)); };
    const EditListOptions edits{.title = order.metadata.title,
                                .sound_file = order.target.stem().string() + ".wav"};
    switch (order.format) {
        case ExportFormat::srt:
            return srt_text(cues());
        case ExportFormat::vtt:
            return vtt_text(cues(), order.by_word);
        case ExportFormat::ass:
            return ass_text(cues(), order.metadata.title, order.by_word);
        case ExportFormat::edl:
            return edl_text(sound, edits);
        case ExportFormat::otio:
            return otio_text(sound, edits);
        case ExportFormat::words:
            return words_json(sound, order.metadata.title);
        case ExportFormat::wav:
        case ExportFormat::flac:
        case ExportFormat::mp3:
        case ExportFormat::opus:
        case ExportFormat::m4b:
        case ExportFormat::epub:
            break;
    }
    throw base::Error(base::ErrorKind::internal, "This format is no text.");
}

/// "01 Chapter One.mp3": numbered, because players sort by name.
std::vector<std::string> chapter_names(const ExportOrder& order, const StorySound& sound) {
    const auto& chapters = sound.chapters();
    const int digits = chapters.size() > 99 ? 3 : 2;
    UniqueNames names;
    std::vector<std::string> all;
    all.reserve(chapters.size());
    for (const auto& chapter : chapters) {
        all.push_back(names.take(fmt::format("{:0{}} {}", all.size() + 1, digits, title_of(chapter, order)),
                                 facts_of(order.format).extension));
    }
    return all;
}

std::filesystem::path beside(const std::filesystem::path& target, std::string_view ending) {
    return target.string() + std::string(ending);
}

std::uint64_t size_of(const std::filesystem::path& file) {
    std::error_code unknown;
    const auto size = std::filesystem::file_size(file, unknown);
    return unknown ? 0 : size;
}

void publish_into_folder(const std::filesystem::path& folder, const std::vector<ZipEntry>& entries) {
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    for (const auto& entry : entries) {
        if (!failed) std::filesystem::rename(*entry.file, folder / entry.name, failed);
        if (failed) {
            throw base::Error(base::ErrorKind::unavailable,
                              "Cannot write " + entry.name + ": " + failed.message());
        }
    }
    base::sync_folder(folder);
}

ExportReport export_chapters(const ExportOrder& order, StorySound& sound, SoundFiles& files,
                             const std::stop_token& stop) {
    const ScratchFolder scratch(beside(order.target, ".chapters"));
    ExportReport report;
    std::vector<ZipEntry> entries;
    for (const auto& name : chapter_names(order, sound)) {
        const auto file = scratch.path() / name;
        report.files.push_back(files.write_chapter(entries.size(), file));
        report.bytes += size_of(file);
        entries.push_back({.name = name, .file = file});
    }
    if (order.chapters == Chapters::as_folder) {
        publish_into_folder(order.target, entries);
        return report;
    }
    base::PendingFile pending(beside(order.target, ".unfinished"));
    write_zip(beside(order.target, ".unfinished"), entries, stop);
    pending.publish(order.target);
    report.bytes = size_of(order.target);
    return report;
}

ExportReport export_one_file(const ExportOrder& order, SoundFiles& files) {
    base::PendingFile pending(beside(order.target, ".unfinished"));
    auto written = files.write_story(beside(order.target, ".unfinished"));
    pending.publish(order.target);
    written.name = order.target.filename().string();
    return {{std::move(written)}, size_of(order.target)};
}

/// `book`: the one that an EPUB is; std::nullopt: one of its own.
ExportReport export_sound(const ExportOrder& order, StorySound& sound, const std::optional<SourceEpub>& book,
                          const ExportProgress& progress, const std::stop_token& stop) {
    const bool is_measured = order.loudness != LoudnessPreset::none;
    Work work(sound.length() * (is_measured ? 2 : 1) + 1, progress);
    const auto worked = [&](std::size_t samples) { work.add(samples); };
    const auto mastering = plan_mastering(sound, order.loudness, worked, stop);
    if (book) return book->write(order, sound, mastering, worked, stop);
    if (order.format == ExportFormat::epub) return export_epub(order, sound, mastering, worked, stop);
    SoundFiles files(order, sound, mastering, worked, stop);
    if (order.chapters != Chapters::in_one_file) return export_chapters(order, sound, files, stop);
    return export_one_file(order, files);
}

void require_possible(const ExportOrder& order) {
    const bool is_acx_mp3 = order.loudness == LoudnessPreset::acx && order.format == ExportFormat::mp3;
    if (is_acx_mp3 && order.chapters == Chapters::in_one_file)
        throw base::Error(base::ErrorKind::invalid_input, "ACX takes a file for each chapter.");
    if (order.format == ExportFormat::m4b && order.ffmpeg.empty()) {
        throw base::Error(
            base::ErrorKind::unavailable,
            "m4b needs the program ffmpeg, which is not installed. Install ffmpeg, or choose mp3.");
    }
}

}  // namespace

ExportReport export_story(const ExportOrder& order, const ExportProgress& progress,
                          const std::stop_token& stop) {
    require_possible(order);
    std::optional<SourceEpub> book;
    if (order.format == ExportFormat::epub && order.source) {
        if (auto opened = SourceEpub::open(order)) book.emplace(*std::move(opened));
    }
    StorySound sound(order.library, book ? book->parts() : order.parts);
    ExportReport report;
    if (facts_of(order.format).is_sound || order.format == ExportFormat::epub) {
        report = export_sound(order, sound, book, progress, stop);
    } else {
        const auto text = text_file(order, sound);
        base::replace_file(order.target, text);
        report = {{{.name = order.target.filename().string()}}, text.size()};
    }
    if (progress) progress(1.0);
    return report;
}

}  // namespace storyflow::exports
