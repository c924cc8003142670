#pragma once

#include <string>
#include <vector>

#include "api/json_body.hpp"
#include "api/services.hpp"
#include "books/book.hpp"
#include "books/passages.hpp"
#include "http/message.hpp"
#include "story/new_segment.hpp"

/// Stories that are sent as files of any kind.
namespace storyflow::api {

/// A book as it was read and laid out.
struct SentBook {
    books::Book book;  ///< without blocks, which are in `passages`
    std::vector<books::Passage> passages;

    /// Whether the file is kept with the story, to be exported with its narration.
    [[nodiscard]] bool is_kept() const { return book.format.starts_with("EPUB"); }
    /// The picture of the passage: its own, or the cover for the first one.
    [[nodiscard]] const books::Picture* picture_of(std::size_t passage) const;
};

/// Reads the file and lays it out. Takes memory for it before. Throws `ApiError` (400) naming the field
/// `file` for a file that cannot be read, and `base::Error{unavailable}` when there is no memory or program
/// for it.
[[nodiscard]] SentBook read_sent_book(const http::Request& request, const http::FormPart& file,
                                      const Services& services);

/// The title that was sent, else the book's, else the file's name; at most 200 characters.
[[nodiscard]] std::string title_of(const boost::json::object& fields, const SentBook& sent,
                                   const http::FormPart& file);

/// Reads the field `preview`. Throws `ApiError` (400) unless it is a boolean.
[[nodiscard]] bool wants_preview(const boost::json::object& fields);

/// The book's author; at most 255 characters.
[[nodiscard]] std::string author_of(const SentBook& sent);

/// One segment for each passage; with the places that it came from if the book is kept.
[[nodiscard]] std::vector<story::NewSegment> segments_of(const SentBook& sent);

}  // namespace storyflow::api
