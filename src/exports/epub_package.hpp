#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "exports/book_metadata.hpp"
#include "exports/epub_chapter.hpp"

/// The documents of an EPUB 3 publication that tell what it holds (EPUB 3.3, and EPUB Media Overlays 3.3
/// within it). Pure.
namespace storyflow::exports {

/// The parts of the publication. Chapters are numbered from 1: `text/chapter-0001.xhtml`,
/// `overlays/chapter-0001.smil`, `audio/chapter-0001.m4a`.
struct EpubContent {
    const BookMetadata& metadata;
    std::span<const EpubChapter> chapters;
    std::string_view audio_extension;  ///< ".m4a" or ".mp3"
    std::string_view audio_type;       ///< "audio/mp4" or "audio/mpeg"
    std::string_view cover_extension;  ///< ".jpg", ".png"; empty: no cover
    std::uint64_t head = 0;            ///< samples in each audio file before the chapter's sound
};

[[nodiscard]] std::string epub_file_name(std::size_t index, std::string_view extension);

/// META-INF/container.xml.
[[nodiscard]] std::string epub_container();
/// The package document with the durations of the overlays. Its identifier is made of the content, so that
/// the same content gives the same bytes.
[[nodiscard]] std::string epub_package(const EpubContent& content);
/// The table of contents, nested by the chapters' levels.
[[nodiscard]] std::string epub_navigation(const EpubContent& content);
/// The overlay of one chapter, which has clips.
[[nodiscard]] std::string epub_overlay(const EpubContent& content, std::size_t index);

/// A language tag that is safe in XML; "en" in place of nothing or of what is no tag.
[[nodiscard]] std::string epub_language(const BookMetadata& metadata);

}  // namespace storyflow::exports
