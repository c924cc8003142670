#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/incoming_file.hpp"
#include "api/services.hpp"
#include "story/new_segment.hpp"

namespace storyflow::api {

/// The files that come with a story. They are written before the story is stored and named in the same
/// transaction, so that a story is stored with all of them or not at all. What is not settled is removed by
/// the destructor. Borrows the services.
class AddedFiles {
  public:
    explicit AddedFiles(const Services& services) : services_(services) {}

    /// A new file with these bytes. Throws as `MediaLibrary::write_incoming`.
    [[nodiscard]] story::NewFile write(std::string target, std::string_view bytes);
    /// A file with the content of another one of the media; std::nullopt if that is lost. Throws likewise.
    [[nodiscard]] std::optional<story::NewFile> copy(std::string_view source, std::string target);

    /// To be called when the story is stored: puts the files into their places. One that cannot be put there
    /// now is put there later. Returns how many these are.
    std::size_t settle();

  private:
    story::NewFile add(std::string target, IncomingFile file);

    const Services& services_;
    std::vector<IncomingFile> files_;
    std::vector<std::string> owed_;  ///< targets, and incoming files, which the store may have let go of
};

}  // namespace storyflow::api
