#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "media/media_library.hpp"

namespace storyflow::api {

/// A file under `incoming/` that no row refers to yet. Removed by the destructor unless `keep` was called.
/// Borrows the library.
class IncomingFile {
  public:
    /// Throws as `MediaLibrary::write_incoming`.
    IncomingFile(media::MediaLibrary& library, const std::string& name, std::string_view bytes);
    /// One with the content of another file of the media; std::nullopt if there is none. Throws as
    /// `MediaLibrary::copy_to_incoming`.
    [[nodiscard]] static std::optional<IncomingFile> copy_of(media::MediaLibrary& library,
                                                             std::string_view source,
                                                             const std::string& name);
    ~IncomingFile();
    IncomingFile(IncomingFile&& other) noexcept;
    IncomingFile& operator=(IncomingFile&&) = delete;

    [[nodiscard]] const std::string& path() const { return path_; }
    void keep() { kept_ = true; }

  private:
    struct Written {};
    IncomingFile(media::MediaLibrary& library, std::string path, Written /*unused*/)
        : library_(library), path_(std::move(path)) {}
    void discard() noexcept;

    media::MediaLibrary& library_;
    std::string path_;
    bool kept_ = false;
};

}  // namespace storyflow::api
