#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "api/added_files.hpp"
#include "api/book_import.hpp"
#include "story/new_segment.hpp"

namespace storyflow::api {

/// The files that come with an imported book: its pictures, and an EPUB itself. See `AddedFiles`.
class BookFiles {
  public:
    explicit BookFiles(const Services& services) : services_(services), files_(services) {}

    /// Gives the segments, which were made of the passages, their pictures; and ids, which these name. A
    /// picture of another kind than JPEG, PNG or WebP, or one that cannot be written, goes into
    /// `book.left_out`.
    void add_pictures(const std::string& project_id, std::vector<story::NewSegment>& segments,
                      SentBook& sent);
    /// Throws as `MediaLibrary::write_incoming`.
    [[nodiscard]] story::NewFile add_source(const std::string& project_id, std::string_view file_name,
                                            std::string_view bytes);

    /// To be called when the story is stored: puts the files into their places. One that cannot be put there
    /// now is put there later.
    void settle();

  private:
    const Services& services_;
    AddedFiles files_;
};

}  // namespace storyflow::api
