#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "books/document_edits.hpp"
#include "books/page.hpp"
#include "books/source_document.hpp"
#include "books/source_words.hpp"

namespace storyflow::books {

/// A passage of a story that goes back into the book from which it came.
struct ReturnedPassage {
    std::vector<std::string> places;  ///< as `Block::place`; several for merged ones, none for added ones
    std::string text;                 ///< UTF-8
    std::vector<ByteRange> words;     ///< of `text`: what becomes an element; in order, not overlapping
    bool leads = false;               ///< without a place it belongs to the passage behind it
    /// Of `text`: what is not for readers, such as marks of emphasis. Where the page has it, it stays; it is
    /// not written into the page. In order, not overlapping; no word has any of it.
    std::vector<ByteRange> hidden = {};
};

/// An element that was made of a word.
struct WordMark {
    std::string id;
    std::size_t passage = 0;  ///< index
    std::size_t word = 0;     ///< index into its words

    bool operator==(const WordMark&) const = default;
};

/// The text of a page as it was read into a block, or into several that a merged passage joins.
struct BlockSource {
    std::string text;                  ///< the blocks' texts, in lines
    std::vector<const Markup*> texts;  ///< as `BlockTexts`
};

/// Brings passages back into a page: each word becomes a `span` with an id where it stands, changed words are
/// written in place of the old ones, and everything else of the document stays as it is. Calls come in the
/// order of the page. Borrows document and passages.
class PageMarker {
  public:
    PageMarker(const SourceDocument& document, std::span<const ReturnedPassage> passages);

    /// The passages' texts together become the block's text.
    void bring_back(const BlockSource& block, std::span<const std::size_t> passages);
    /// Paragraphs of their own in front of the block, and behind it.
    void add_before(const BlockSource& block, std::size_t passage);
    void add_behind(const BlockSource& block, std::size_t passage);

    [[nodiscard]] DocumentEdits& edits() { return edits_; }
    [[nodiscard]] std::string marked_text() const { return edits_.applied_to(document_.text()); }
    /// In the order of the page.
    [[nodiscard]] const std::vector<WordMark>& marks() const { return marks_; }

  private:
    struct Word;

    [[nodiscard]] std::vector<Word> words_of(std::span<const std::size_t> passages) const;
    void find_sources(std::vector<Word>& words, const BlockSource& block,
                      std::span<const SourceWord> sources);
    std::size_t mark_in_place(std::span<const Word> words, std::size_t index,
                              std::span<const SourceWord> sources);
    void replace(const SourceWord& source, std::string text);
    [[nodiscard]] std::string next_id(std::size_t passage, std::size_t word);
    [[nodiscard]] std::string opening(const std::string& id) const;
    [[nodiscard]] std::string closing() const;
    std::size_t wrap(ByteRange bytes, const std::string& id);
    [[nodiscard]] std::string marked(std::size_t passage, ByteRange part);
    [[nodiscard]] std::string paragraphs(std::size_t passage);

    const SourceDocument& document_;
    std::span<const ReturnedPassage> passages_;
    std::string prefix_;     ///< of the ids, which no other id of the document has
    std::string namespace_;  ///< "h:" where XHTML has a prefix
    DocumentEdits edits_;
    std::vector<WordMark> marks_;
};

}  // namespace storyflow::books
