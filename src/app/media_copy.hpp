#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "app/checked_copy.hpp"

namespace storyflow::app {

/// A copy of a media folder that a server is using. Each round takes what changed since the one before, so
/// the last one, for which the server must wait, is short. Files of the media folder are never changed in
/// place: a file that is replaced or removed while it is copied is copied whole, or missing and found in the
/// next round.
///
/// Hidden files (the cache of chunks, films at work), and names that a manifest cannot hold, are left out.
/// Not thread-safe.
class MediaCopy {
  public:
    /// Copies into the new folder `to`.
    MediaCopy(std::filesystem::path from, std::filesystem::path to);

    struct Round {
        std::size_t changes =
            0;  ///< files that were copied or removed; 0 proves that nothing changed meanwhile
        std::uint64_t bytes = 0;  ///< that were copied
    };
    /// Makes the copy like the media folder is. `incoming/` is read first: a file moves from there to its
    /// place, so that it is met at least once. Throws as `copy_and_digest` does, and
    /// `base::Error{unavailable}` if a folder cannot be read.
    Round catch_up(const std::stop_token& stop);

    /// The digests of the files by their path in the media folder.
    [[nodiscard]] std::map<std::string, std::string> digests() const;
    [[nodiscard]] std::uint64_t bytes() const;
    /// Paths whose names a manifest cannot hold.
    [[nodiscard]] const std::vector<std::string>& left_out() const { return left_out_; }

  private:
    /// Which file a path led to, and how it was then.
    struct Version {
        dev_t device = 0;
        ino_t number = 0;
        off_t size = 0;
        std::int64_t changed = 0;  ///< nanoseconds

        bool operator==(const Version&) const = default;
    };
    struct Copied {
        Version version;
        CheckedCopy copy;
        std::uint64_t round = 0;  ///< in which the file was there
    };

    static std::optional<Version> version_of(const std::filesystem::path& file);
    void take_folder(const std::filesystem::path& folder, Round& round, const std::stop_token& stop);
    void take_file(const std::string& path, Round& round, const std::stop_token& stop);
    void remove_gone(Round& round);

    std::filesystem::path from_;
    std::filesystem::path to_;
    std::uint64_t rounds_ = 0;
    std::map<std::string, Copied> files_;
    std::vector<std::string> left_out_;
};

}  // namespace storyflow::app
