#include "exports/epub.hpp"

#include <utility>

#include "base/error.hpp"
#include "base/file.hpp"
#include "exports/epub_package.hpp"
#include "exports/scratch_folder.hpp"
#include "exports/sound_files.hpp"
#include "exports/zip_file.hpp"

namespace storyflow::exports {

namespace {

constexpr std::string_view style =
    "body { line-height: 1.5; }\nh1 { text-align: center; margin: 2em 0 1em; }\n"
    "p { margin: 0; text-indent: 1.2em; }\nh1 + p { text-indent: 0; }\n"
    ".-epub-media-overlay-active { background-color: #fde68a; color: #000; }\n";

struct Cover {
    std::string bytes;
    std::string_view extension;  ///< empty: no cover
};

Cover read_cover(const BookMetadata& metadata) {
    constexpr std::size_t largest_cover = 20UL * 1024 * 1024;
    if (!metadata.cover) return {};
    auto bytes = base::read_file(*metadata.cover, largest_cover);
    if (bytes.starts_with("\x89PNG")) return {std::move(bytes), ".png"};
    if (bytes.starts_with("\xFF\xD8\xFF")) return {std::move(bytes), ".jpg"};
    throw base::Error(base::ErrorKind::invalid_input,
                      metadata.cover->filename().string() + " is neither a JPEG nor a PNG image.");
}

std::vector<EpubChapter> chapters_of(const ExportOrder& order, const StorySound& sound) {
    std::vector<EpubChapter> chapters;
    for (const auto& chapter : sound.chapters())
        chapters.push_back(
            epub_chapter(sound, chapter, title_of(chapter, order), epub_language(order.metadata)));
    return chapters;
}

std::vector<ZipEntry> documents_of(const EpubContent& content, Cover cover) {
    const auto document = [](std::string name, std::string bytes) {
        return ZipEntry{.name = "EPUB/" + std::move(name), .bytes = std::move(bytes), .is_compressed = true};
    };
    std::vector<ZipEntry> entries = {
        {.name = "mimetype", .bytes = "application/epub+zip"},
        {.name = "META-INF/container.xml", .bytes = epub_container(), .is_compressed = true},
        document("package.opf", epub_package(content)),
        document("nav.xhtml", epub_navigation(content)),
        document("style.css", std::string(style))};
    if (!cover.extension.empty())
        entries.push_back(
            {.name = "EPUB/cover" + std::string(cover.extension), .bytes = std::move(cover.bytes)});
    for (std::size_t i = 0; i < content.chapters.size(); ++i) {
        entries.push_back(document("text/" + epub_file_name(i, ".xhtml"), content.chapters[i].xhtml));
        if (!content.chapters[i].clips.empty())
            entries.push_back(document("overlays/" + epub_file_name(i, ".smil"), epub_overlay(content, i)));
    }
    return entries;
}

}  // namespace

ExportReport export_epub(const ExportOrder& order, StorySound& sound, const Mastering& mastering,
                         const std::function<void(std::size_t)>& poured, const std::stop_token& stop) {
    const bool has_aac = !order.ffmpeg.empty();
    const auto chapters = chapters_of(order, sound);
    auto cover = read_cover(order.metadata);
    const EpubContent content{.metadata = order.metadata,
                              .chapters = chapters,
                              .audio_extension = has_aac ? ".m4a" : ".mp3",
                              .audio_type = has_aac ? "audio/mp4" : "audio/mpeg",
                              .cover_extension = cover.extension,
                              .head = mastering.head};
    auto entries = documents_of(content, std::move(cover));

    ExportOrder of_sound = order;
    of_sound.format = has_aac ? ExportFormat::m4b : ExportFormat::mp3;
    of_sound.metadata.cover.reset();
    SoundFiles files(of_sound, sound, mastering, poured, stop);
    const ScratchFolder scratch(order.target.string() + ".chapters");
    ExportReport report;
    for (std::size_t i = 0; i < chapters.size(); ++i) {
        if (chapters[i].clips.empty()) continue;
        const auto name = epub_file_name(i, content.audio_extension);
        report.files.push_back(files.write_chapter(i, scratch.path() / name));
        entries.push_back({.name = "EPUB/audio/" + name, .file = scratch.path() / name});
    }
    const std::filesystem::path unfinished = order.target.string() + ".unfinished";
    base::PendingFile pending(unfinished);
    write_zip(unfinished, entries, stop);
    pending.publish(order.target);
    report.bytes = std::filesystem::file_size(order.target);
    return report;
}

}  // namespace storyflow::exports
