#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "base/file.hpp"

namespace storyflow::models {

/// The unfinished file of a download, `<target>.part`, and beside it `<target>.part.origin`: its address and
/// the version (ETag or date) that the server gave. With these a later download can continue it, and never
/// joins parts of different files. Only one process at a time can open it. The destructor removes an empty
/// one. Not thread-safe.
class PartFile {
  public:
    /// Opens the file or creates it. Throws `base::Error{unavailable}` if it cannot be written or another
    /// process has it open.
    explicit PartFile(const std::filesystem::path& target);
    ~PartFile();
    PartFile(const PartFile&) = delete;
    PartFile& operator=(const PartFile&) = delete;

    [[nodiscard]] std::uint64_t size() const { return size_; }
    /// The version of the bytes in the file if they came from `address`. Empty if they came from elsewhere,
    /// if there are none, or if the server gave no version: then the download must start anew.
    [[nodiscard]] std::string version_from(std::string_view address) const;

    /// Drops the bytes, and records the origin of those that will follow.
    void start(std::string_view address, std::string_view version);
    void append(std::string_view bytes);
    /// Syncs the finished file, then renames it to `final_name`, so that a partial file is never seen under
    /// that name. The object must not be used afterwards.
    void become(const std::filesystem::path& final_name);
    /// Removes the file. The object must not be used afterwards.
    void discard();

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    [[nodiscard]] base::Error failure(std::string_view action) const;

    std::filesystem::path path_;
    std::filesystem::path origin_;
    base::FileDescriptor file_;
    std::uint64_t size_ = 0;
};

}  // namespace storyflow::models
