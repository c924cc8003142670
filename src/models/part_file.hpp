#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "base/file.hpp"

namespace storyflow::models {

/// The unfinished file of a download, `<target>.part`, and beside it `<target>.part.origin`: the address it
/// comes from and the version (ETag or date) that the server gave it, so that a later download can go on
/// where this one ended, and never joins parts of different files. Two processes cannot hold the same one. An
/// empty one goes away with the object. Not thread-safe.
class PartFile {
  public:
    /// Opens what is there or creates it. Throws `base::Error{unavailable}` when it cannot be written or
    /// another process is at it.
    explicit PartFile(const std::filesystem::path& target);
    ~PartFile();
    PartFile(const PartFile&) = delete;
    PartFile& operator=(const PartFile&) = delete;

    [[nodiscard]] std::uint64_t size() const { return size_; }
    /// The version that the bytes here belong to when they came from `address`. Empty when they did not, when
    /// there are none, or when the server gave no version: then a download must start anew.
    [[nodiscard]] std::string version_from(std::string_view address) const;

    /// Drops the bytes, to receive those of `address`.
    void start(std::string_view address, std::string_view version);
    void append(std::string_view bytes);
    /// Gives the finished file its name: syncs, then renames, so that nobody ever sees a part under that
    /// name. The object is then of no more use.
    void become(const std::filesystem::path& final_name);
    /// Removes the file: the object is then of no more use.
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
