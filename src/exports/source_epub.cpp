#include "exports/source_epub.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/error.hpp"
#include "base/file.hpp"
#include "books/book.hpp"
#include "books/epub_package_edit.hpp"
#include "books/epub_source.hpp"
#include "books/href.hpp"
#include "books/html_tree.hpp"
#include "books/xml.hpp"
#include "exports/overlay.hpp"
#include "exports/returned_text.hpp"
#include "exports/scratch_folder.hpp"
#include "exports/sound_files.hpp"
#include "exports/zip_file.hpp"

namespace storyflow::exports {

namespace {

constexpr std::string_view active_class = "-epub-media-overlay-active";
constexpr std::string_view style =
    ".-epub-media-overlay-active { background-color: #fde68a; color: #000; }\n";
constexpr std::string_view signatures = "META-INF/signatures.xml";  // which the changed files do not match

std::string read_book_file(const std::filesystem::path& file) {
    if (!std::filesystem::exists(file)) {
        throw base::Error(base::ErrorKind::not_found,
                          "The book that the story was imported from is no longer there.", file.string());
    }
    return base::read_file(file, books::largest_file);
}

/// Sound, images and films gain nothing from being packed.
bool gains_by_packing(std::string_view name) {
    constexpr std::array<std::string_view, 13> packed = {".jpg",  ".jpeg",  ".png", ".gif", ".webp",
                                                         ".mp3",  ".m4a",   ".mp4", ".ogg", ".opus",
                                                         ".woff", ".woff2", ".webm"};
    return std::ranges::none_of(packed, [&](std::string_view ending) { return name.ends_with(ending); });
}

bool is_page(const books::PackageItem& item) {
    return item.media_type == "application/xhtml+xml" || item.media_type == "text/html";
}

std::string title_of_page(const std::vector<StoryPart>& parts, std::size_t first, std::size_t end,
                          const std::string& title) {
    for (std::size_t i = first; i < end; ++i) {
        if (parts[i].chapter) return parts[i].chapter->title;
    }
    return title;
}

}  // namespace

struct SourceEpub::Content {
    explicit Content(std::string bytes_of_book) : bytes(std::move(bytes_of_book)), book(bytes) {}

    std::string bytes;
    books::EpubSource book;
    std::string folder;  ///< of the files that are added
    std::vector<books::MarkedDocument> documents;
    std::vector<std::size_t>
        heard;  ///< indices of the documents with sound, one for each chapter of the sound
    std::vector<StoryPart> parts;
    /// For each passage the index of its part in `parts`.
    std::vector<std::optional<std::size_t>> part_of_passage;

    [[nodiscard]] std::string style_path() const { return folder + "/overlay.css"; }
    [[nodiscard]] std::string added(std::size_t chapter, std::string_view ending) const {
        return fmt::format("{}/part-{:04}{}", folder, chapter + 1, ending);
    }
    [[nodiscard]] bool is_epub_3() const { return book.package().version.starts_with('3'); }

    void order_parts(const ExportOrder& order);
    [[nodiscard]] std::vector<EpubClip> clips_of(std::size_t chapter, const StorySound& sound) const;
};

/// Takes the parts in the order of the book.
void SourceEpub::Content::order_parts(const ExportOrder& order) {
    const auto& texts = order.source->texts;
    part_of_passage.resize(texts.size());
    for (std::size_t document = 0; document < documents.size(); ++document) {
        const std::size_t first = parts.size();
        for (const std::size_t passage : documents[document].passages) {
            if (!texts[passage].part) continue;
            part_of_passage[passage] = parts.size();
            parts.push_back(order.parts[*texts[passage].part]);
        }
        if (parts.size() == first) continue;
        heard.push_back(document);
        auto title = title_of_page(parts, first, parts.size(), order.metadata.title);
        for (std::size_t i = first; i < parts.size(); ++i)
            parts[i].chapter.reset();
        parts[first].chapter = story::ChapterStart{std::move(title), 1};
    }
}

std::vector<EpubClip> SourceEpub::Content::clips_of(std::size_t chapter, const StorySound& sound) const {
    const auto place = sound.chapters()[chapter].sound;
    std::vector<EpubClip> clips;
    std::optional<std::size_t> looked_at;
    std::vector<WordSpan> words;
    for (const auto& mark : documents[heard[chapter]].marks) {
        const auto part = part_of_passage[mark.passage];
        if (!part) continue;
        if (looked_at != part) words = sound.words(*part);
        looked_at = part;
        const auto heard_at = words.empty() ? sound.part(*part) : words.at(mark.word).sound;
        clips.push_back({mark.id, {heard_at.begin - place.begin, heard_at.end - place.begin}});
    }
    return with_pauses(std::move(clips), place.end - place.begin);
}

SourceEpub::SourceEpub(std::unique_ptr<Content> content) : content_(std::move(content)) {}
SourceEpub::SourceEpub(SourceEpub&&) noexcept = default;
SourceEpub::~SourceEpub() = default;

const std::vector<StoryPart>& SourceEpub::parts() const {
    return content_->parts;
}

std::optional<SourceEpub> SourceEpub::open(const ExportOrder& order) {
    const bool has_places =
        std::ranges::any_of(order.source->texts, [](const SourceText& text) { return !text.place.empty(); });
    if (!has_places) return std::nullopt;
    auto content = std::make_unique<Content>(read_book_file(order.source->file));
    content->folder = content->book.new_folder();
    content->documents =
        content->book.bring_back(returned_passages(*order.source, order.parts), content->style_path());
    content->order_parts(order);
    if (content->parts.empty()) return std::nullopt;
    return SourceEpub(std::move(content));
}

namespace {

/// Collects the files of the finished book. Those that stay as they are go through a folder, so that they are
/// not in memory all at once.
class BookFiles {
  public:
    BookFiles(const books::EpubSource& book, const std::filesystem::path& folder)
        : book_(book), folder_(folder) {
        entries_.push_back({.name = "mimetype", .bytes = "application/epub+zip"});
        written_.insert("mimetype");
        written_.emplace(signatures);
        for (auto& overlay : books::former_overlays(book.package()))
            written_.insert(std::move(overlay));
    }

    void add(const std::string& name, std::string bytes) {
        if (!written_.insert(name).second) return;
        const bool is_compressed = gains_by_packing(name);
        entries_.push_back({.name = name, .bytes = std::move(bytes), .is_compressed = is_compressed});
    }
    void add_file(const std::string& name, const std::filesystem::path& file) {
        if (!written_.insert(name).second) return;
        entries_.push_back({.name = name, .file = file, .is_compressed = gains_by_packing(name)});
    }
    /// All files of the book that were not added.
    void add_rest() {
        for (const auto& name : book_.names()) {
            if (written_.contains(name)) continue;
            const auto file = folder_ / fmt::format("{:05}", entries_.size());
            base::write_file(file, book_.read(name));
            add_file(name, file);
        }
    }
    [[nodiscard]] const std::vector<ZipEntry>& entries() const { return entries_; }

  private:
    const books::EpubSource& book_;
    std::filesystem::path folder_;
    std::vector<ZipEntry> entries_;
    std::set<std::string, std::less<>> written_;
};

/// Adds the files that an EPUB 2 lacks besides its package document: a navigation document, and pages as EPUB
/// 3 has them.
void add_epub_3_files(const books::EpubSource& book, const std::string& navigation, BookFiles& files) {
    const auto& package = book.package();
    if (!package.navigation.empty()) {
        const auto bytes = book.read(package.navigation);
        const auto contents = package.navigation.ends_with(".ncx")
                                  ? books::parse_xml(bytes, package.navigation)
                                  : books::parse_page(bytes);
        files.add(navigation, books::navigation_document(contents, package.navigation, navigation,
                                                         package.title, package.language));
    }
    for (const auto& item : package.items) {
        if (is_page(item) && std::ranges::find(book.names(), item.path) != book.names().end())
            files.add(item.path, books::epub_3_page(book.read(item.path)));
    }
}

}  // namespace

ExportReport SourceEpub::write(const ExportOrder& order, StorySound& sound, const Mastering& mastering,
                               const std::function<void(std::size_t)>& poured,
                               const std::stop_token& stop) const {
    const bool has_aac = !order.ffmpeg.empty();
    const std::string_view sound_ending = has_aac ? ".m4a" : ".mp3";
    const auto& book = content_->book;
    const ScratchFolder scratch(order.target.string() + ".chapters");
    BookFiles files(book, scratch.path());
    ExportOrder of_sound{.library = order.library,
                         .parts = {},
                         .metadata = order.metadata,
                         .format = has_aac ? ExportFormat::m4b : ExportFormat::mp3,
                         .loudness = order.loudness,
                         .ffmpeg = order.ffmpeg,
                         .target = order.target};
    of_sound.metadata.cover.reset();
    SoundFiles sounds(of_sound, sound, mastering, poured, stop);

    books::PackageAdditions additions{.overlays = {},
                                      .audio_type = has_aac ? "audio/mp4" : "audio/mpeg",
                                      .style = content_->style_path(),
                                      .active_class = std::string(active_class),
                                      .narrator = order.metadata.narrator,
                                      .navigation = {}};
    ExportReport report;
    std::vector<std::pair<std::string, std::filesystem::path>> sound_files;
    for (std::size_t chapter = 0; chapter < content_->heard.size(); ++chapter) {
        const auto& document = content_->documents[content_->heard[chapter]];
        const auto clips = content_->clips_of(chapter, sound);
        if (clips.empty()) continue;
        const auto overlay = content_->added(chapter, ".smil");
        const auto audio = content_->added(chapter, sound_ending);
        files.add(overlay, overlay_document({.text = books::relative_href(overlay, document.path),
                                             .part = {},
                                             .sound = books::relative_href(overlay, audio)},
                                            clips, mastering.head));
        const auto file = scratch.path() / fmt::format("sound-{:04}{}", chapter + 1, sound_ending);
        report.files.push_back(sounds.write_chapter(chapter, file));
        sound_files.emplace_back(audio, file);
        additions.overlays.push_back({document.path, overlay, audio, duration_of(clips)});
    }
    if (!content_->is_epub_3() && !book.package().navigation.empty())
        additions.navigation = content_->folder + "/nav.xhtml";
    files.add(book.package_path(),
              books::package_with(book.read(book.package_path()), book.package_path(), additions));
    files.add(content_->style_path(), std::string(style));
    for (const auto& document : content_->documents)
        files.add(document.path, document.text);
    if (!content_->is_epub_3()) add_epub_3_files(book, content_->folder + "/nav.xhtml", files);
    for (const auto& [name, file] : sound_files)
        files.add_file(name, file);
    files.add_rest();

    const std::filesystem::path unfinished = order.target.string() + ".unfinished";
    base::PendingFile pending(unfinished);
    write_zip(unfinished, files.entries(), stop);
    pending.publish(order.target);
    report.bytes = std::filesystem::file_size(order.target);
    return report;
}

}  // namespace storyflow::exports
