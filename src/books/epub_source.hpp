#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "books/archive.hpp"
#include "books/epub_package.hpp"
#include "books/page_marker.hpp"

namespace storyflow::books {

/// A page of a book into which passages went back.
struct MarkedDocument {
    std::string path;                   ///< in the archive
    std::string text;                   ///< XHTML in UTF-8
    std::vector<std::size_t> passages;  ///< indices, in the order of the page
    std::vector<WordMark> marks;        ///< likewise
};

/// The EPUB from which a story was made, opened to bring the story's passages back into it. Not thread-safe.
class EpubSource {
  public:
    /// `bytes` must outlive the object. Throws as `read_epub`.
    explicit EpubSource(std::string_view bytes);

    [[nodiscard]] const std::string& package_path() const { return package_path_; }
    [[nodiscard]] const Package& package() const { return package_; }
    [[nodiscard]] const std::vector<std::string>& names() const { return archive_.names(); }
    /// Throws as `Archive::read`.
    [[nodiscard]] std::string read(std::string_view name) const;
    /// A folder beside the package document that the book does not have: "OEBPS/storyflow".
    [[nodiscard]] std::string new_folder() const;

    /// The pages that get passages, in reading order. Within a page the passages have the order of the places
    /// that they came from. One without a place, or with one that the book does not have, becomes a paragraph
    /// behind the passage before it. `style`: a stylesheet of the archive that the pages are to use, too.
    /// Empty if no passage has a place in the book. Throws `Error{invalid_input}` for a page that cannot be
    /// read.
    [[nodiscard]] std::vector<MarkedDocument> bring_back(std::span<const ReturnedPassage> passages,
                                                         std::string_view style) const;

  private:
    Archive archive_;
    std::string package_path_;
    Package package_;
};

}  // namespace storyflow::books
