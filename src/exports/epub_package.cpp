#include "exports/epub_package.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <iterator>

#include "audio/pcm.hpp"
#include "base/digest.hpp"
#include "exports/overlay.hpp"
#include "exports/xml_text.hpp"

namespace storyflow::exports {

namespace {

constexpr std::string_view xml_head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

std::string seconds(std::uint64_t milliseconds) {
    return fmt::format("{}.{:03}s", milliseconds / 1000, milliseconds % 1000);
}

/// A UUID of version 8 made of a digest of the content.
std::string identifier_of(const EpubContent& content) {
    std::string everything = content.metadata.title + '\n' + content.metadata.author;
    for (const auto& chapter : content.chapters)
        everything += chapter.xhtml;
    auto hex = base::hexadecimal(base::sha256(everything));
    hex[12] = '8';
    hex[16] = '8';
    return fmt::format("urn:uuid:{}-{}-{}-{}-{}", hex.substr(0, 8), hex.substr(8, 4), hex.substr(12, 4),
                       hex.substr(16, 4), hex.substr(20, 12));
}

std::string metadata_of(const EpubContent& content) {
    const auto& metadata = content.metadata;
    std::string xml = fmt::format(
        "<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<dc:identifier "
        "id=\"id\">{}</dc:identifier>\n"
        "<dc:title>{}</dc:title>\n<dc:language>{}</dc:language>\n",
        identifier_of(content), metadata.title.empty() ? "Story" : xml_text(metadata.title),
        epub_language(metadata));
    if (!metadata.author.empty())
        fmt::format_to(std::back_inserter(xml), "<dc:creator>{}</dc:creator>\n", xml_text(metadata.author));
    xml += "<meta property=\"dcterms:modified\">2020-01-01T12:00:00Z</meta>\n";
    std::uint64_t whole = 0;
    for (std::size_t i = 0; i < content.chapters.size(); ++i) {
        const auto duration = duration_of(content.chapters[i].clips);
        whole += duration;
        if (content.chapters[i].clips.empty()) continue;
        fmt::format_to(std::back_inserter(xml),
                       "<meta property=\"media:duration\" refines=\"#overlay-{}\">{}</meta>\n", i + 1,
                       seconds(duration));
    }
    if (whole > 0) {
        fmt::format_to(std::back_inserter(xml),
                       "<meta property=\"media:duration\">{}</meta>\n"
                       "<meta property=\"media:active-class\">-epub-media-overlay-active</meta>\n",
                       seconds(whole));
        if (!metadata.narrator.empty()) {
            fmt::format_to(std::back_inserter(xml), "<meta property=\"media:narrator\">{}</meta>\n",
                           xml_text(metadata.narrator));
        }
    }
    return xml + "</metadata>\n";
}

std::string manifest_of(const EpubContent& content) {
    std::string xml =
        "<manifest>\n<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" "
        "properties=\"nav\"/>\n"
        "<item id=\"style\" href=\"style.css\" media-type=\"text/css\"/>\n";
    if (!content.cover_extension.empty()) {
        fmt::format_to(
            std::back_inserter(xml),
            "<item id=\"cover\" href=\"cover{}\" media-type=\"image/{}\" properties=\"cover-image\"/>\n",
            content.cover_extension, content.cover_extension == ".png" ? "png" : "jpeg");
    }
    for (std::size_t i = 0; i < content.chapters.size(); ++i) {
        const bool is_heard = !content.chapters[i].clips.empty();
        fmt::format_to(std::back_inserter(xml),
                       "<item id=\"text-{}\" href=\"text/{}\" media-type=\"application/xhtml+xml\"{}/>\n",
                       i + 1, epub_file_name(i, ".xhtml"),
                       is_heard ? fmt::format(" media-overlay=\"overlay-{}\"", i + 1) : "");
        if (!is_heard) continue;
        fmt::format_to(
            std::back_inserter(xml),
            "<item id=\"overlay-{0}\" href=\"overlays/{1}\" media-type=\"application/smil+xml\"/>\n"
            "<item id=\"audio-{0}\" href=\"audio/{2}\" media-type=\"{3}\"/>\n",
            i + 1, epub_file_name(i, ".smil"), epub_file_name(i, content.audio_extension),
            content.audio_type);
    }
    return xml + "</manifest>\n";
}

/// The entries of one level, from `next` on; deeper ones are lists within them.
std::string list_of(std::span<const EpubChapter> chapters, std::size_t& next, std::int64_t level) {
    std::string xml = "<ol>\n";
    while (next < chapters.size() && chapters[next].level >= level) {
        const auto own = chapters[next].level;
        fmt::format_to(std::back_inserter(xml), "<li><a href=\"text/{}\">{}</a>",
                       epub_file_name(next, ".xhtml"), xml_text(chapters[next].title));
        ++next;
        if (next < chapters.size() && chapters[next].level > own)
            xml += '\n' + list_of(chapters, next, own + 1);
        xml += "</li>\n";
    }
    return xml + "</ol>\n";
}

}  // namespace

std::string epub_file_name(std::size_t index, std::string_view extension) {
    return fmt::format("chapter-{:04}{}", index + 1, extension);
}

std::string epub_language(const BookMetadata& metadata) {
    const auto is_tag = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-'; };
    const bool is_safe = metadata.language.size() >= 2 && std::ranges::all_of(metadata.language, is_tag);
    return is_safe ? metadata.language : "en";
}

std::string epub_container() {
    return std::string(xml_head) +
           "<container version=\"1.0\" "
           "xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n<rootfiles>\n"
           "<rootfile full-path=\"EPUB/package.opf\" "
           "media-type=\"application/oebps-package+xml\"/>\n</rootfiles>\n"
           "</container>\n";
}

std::string epub_package(const EpubContent& content) {
    std::string spine = "<spine>\n";
    for (std::size_t i = 0; i < content.chapters.size(); ++i)
        fmt::format_to(std::back_inserter(spine), "<itemref idref=\"text-{}\"/>\n", i + 1);
    return fmt::format(
        "{}<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\" "
        "xml:lang=\"{}\">\n{}{}{}</spine>\n</package>\n",
        xml_head, epub_language(content.metadata), metadata_of(content), manifest_of(content), spine);
}

std::string epub_navigation(const EpubContent& content) {
    std::size_t next = 0;
    constexpr std::int64_t outermost = 1;
    const auto lists = list_of(content.chapters, next, outermost);
    return fmt::format(
        "{0}<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" "
        "xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"{1}\" "
        "xml:lang=\"{1}\">\n<head>\n<title>{2}</title>\n"
        "</head>\n<body>\n<nav epub:type=\"toc\">\n<h1>{2}</h1>\n{3}</nav>\n</body>\n</html>\n",
        xml_head, epub_language(content.metadata),
        content.metadata.title.empty() ? "Story" : xml_text(content.metadata.title), lists);
}

std::string epub_overlay(const EpubContent& content, std::size_t index) {
    return overlay_document({.text = "../text/" + epub_file_name(index, ".xhtml"),
                             .part = "chapter",
                             .sound = "../audio/" + epub_file_name(index, content.audio_extension)},
                            content.chapters[index].clips, content.head);
}

}  // namespace storyflow::exports
