#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "books/markup_tree.hpp"

namespace storyflow::books {

/// Bytes of a document, from `begin` up to `end`.
struct ByteRange {
    std::size_t begin = 0;
    std::size_t end = 0;

    bool operator==(const ByteRange&) const = default;
};

/// Where a node of a document's tree was read from.
struct SourceNode {
    const Markup* node = nullptr;
    const Markup* parent = nullptr;  ///< nullptr: the document element
    ByteRange outer;                 ///< with the tags of an element
    ByteRange inner;                 ///< between them; empty at the tag's end for `<br/>`
};

/// A well-formed document of XML beside its tree: which bytes each element and each character comes from. So
/// a document can be changed at some places, and all other bytes stay. Not copied: the tree's nodes are keys.
class SourceDocument {
  public:
    /// The document is read as UTF-8 without XML declaration, DOCTYPE, CDATA sections and named references; a
    /// page that is not well-formed is written anew as browsers read it. Throws as `parse_page`.
    [[nodiscard]] static SourceDocument page(std::string_view bytes);
    /// The same for a document that must be well-formed; throws as `parse_xml`.
    [[nodiscard]] static SourceDocument xml(std::string_view bytes, std::string_view name);

    SourceDocument(SourceDocument&&) = default;
    SourceDocument& operator=(SourceDocument&&) = delete;

    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] const Markup& root() const { return *root_; }
    [[nodiscard]] const SourceNode& source_of(const Markup& node) const;
    /// The bytes of each byte of a text node's text; all bytes of a character that is written as a reference
    /// (`&amp;`) have those of the whole reference.
    [[nodiscard]] std::vector<ByteRange> bytes_of_text(const Markup& node) const;
    /// The tag that begins the element, as it is written.
    [[nodiscard]] std::string_view begin_tag(const Markup& element) const;
    /// The prefix of the document element's name with its colon; empty if there is none.
    [[nodiscard]] std::string_view prefix() const;

  private:
    SourceDocument(std::string text, Markup root);
    void find_nodes();

    std::string text_;
    std::unique_ptr<Markup> root_;  ///< its nodes' addresses stay when the document is moved
    std::unordered_map<const Markup*, SourceNode> nodes_;
};

/// A page of an EPUB of any version as one of EPUB 3. Throws as `SourceDocument::page`.
[[nodiscard]] std::string epub_3_page(std::string_view bytes);
/// The text of a page with what stands before it in EPUB 3.
[[nodiscard]] std::string with_epub_3_head(std::string_view page);

}  // namespace storyflow::books
