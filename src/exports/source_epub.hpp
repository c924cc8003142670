#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "exports/export_order.hpp"

namespace storyflow::exports {

/// A story's EPUB as the book from which the story came: its files as they are, except that each word that is
/// heard is an element, changed text stands in place of the old one, and overlays say when what is heard. The
/// order of the book counts, also for the sound. Text without segments stays and is not heard; an added
/// segment is a paragraph behind its predecessor.
class SourceEpub {
  public:
    /// Reads the book and brings the story back into it. std::nullopt if no segment knows a place in the
    /// book. Throws `base::Error{invalid_input}` for a book that cannot be read, not_found if its file is
    /// gone.
    [[nodiscard]] static std::optional<SourceEpub> open(const ExportOrder& order);

    SourceEpub(SourceEpub&&) noexcept;
    SourceEpub& operator=(SourceEpub&&) = delete;
    ~SourceEpub();

    /// The parts that are heard, in the order of the book; each page begins a chapter.
    [[nodiscard]] const std::vector<StoryPart>& parts() const;

    /// Writes the book with the sound of `parts()`. Throws like `export_story`.
    ExportReport write(const ExportOrder& order, StorySound& sound, const Mastering& mastering,
                       const std::function<void(std::size_t)>& poured, const std::stop_token& stop) const;

  private:
    struct Content;
    explicit SourceEpub(std::unique_ptr<Content> content);

    std::unique_ptr<Content> content_;
};

}  // namespace storyflow::exports
