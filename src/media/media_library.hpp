#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "media/media_disk.hpp"

namespace storyflow::media {

/// An incoming file that was to be published is gone, and what lies at its target, if anything, is another.
/// Publishing it again will not help.
class FileLost final : public base::Error {
  public:
    explicit FileLost(std::string_view incoming_file);
};

/// The folder of all files that belong to stories. Paths in and out are media-relative with forward slashes
/// (`projects/<pid>/audio/<sid>.wav`). Computing a path never creates anything. Safe from any thread; callers
/// order changes of the same path among themselves. Throws `base::Error{unavailable}` naming file and reason;
/// changes throw `DiskAway` instead of making folders in a mount point, and no file counts as missing there.
class MediaLibrary {
  public:
    explicit MediaLibrary(const std::filesystem::path& root);

    [[nodiscard]] static std::string audio_path(std::string_view project_id, std::string_view segment_id);
    [[nodiscard]] static std::string project_path(std::string_view project_id);
    /// `projects/<pid>/images/<sid>_<name>`: the name is reduced to safe characters and length, `tag` keeps
    /// versions apart.
    [[nodiscard]] static std::string image_path(std::string_view project_id, std::string_view segment_id,
                                                std::string_view file_name, std::string_view tag);

    /// Writes and syncs a new file under `incoming/`, where nothing is served from; returns its
    /// media-relative path. Throws `base::DiskFull` when there is no room for it.
    [[nodiscard]] std::string write_incoming(std::string_view unique_name, std::string_view bytes);
    void discard_incoming(std::string_view incoming_file);
    /// Removes what earlier processes left under `incoming/`, except the named files and those younger than
    /// `minimum_age`, which another process may just be writing; 0 where there is no other.
    void sweep_incoming(const std::vector<std::string>& keep, std::chrono::seconds minimum_age = {});

    /// Renames `incoming_file` to `target`, creating its folders. False when the incoming file is gone and
    /// lies at the target already (it was published before): what the target holds is compared with what a
    /// name made by `content_name` says. Throws `FileLost` when it is in neither place.
    bool publish(std::string_view incoming_file, std::string_view target);
    /// Removes a file, and folders that became empty up to `projects/`. A missing file is fine.
    void remove_file(std::string_view target);
    /// Removes a folder with all that is in it; a missing one is fine. A stop leaves the rest.
    void remove_tree(std::string_view target, const std::stop_token& stop = {});
    /// Moves a folder into `incoming/` at once, however much is in it, to be removed there later; returns its
    /// new path, nothing when there is no such folder.
    [[nodiscard]] std::optional<std::string> set_aside(std::string_view target);

    /// Whether something lies there. Throws when that cannot be told: also of a file below `projects/` when
    /// that folder is missing itself, as on a disk that is not mounted.
    [[nodiscard]] bool is_there(std::string_view target) const;
    /// The names of what is in a folder, read in one go; none for a missing one. Throws when it cannot be
    /// read, and where `is_there` would.
    [[nodiscard]] std::set<std::string, std::less<>> names_in(std::string_view folder) const;

    /// The absolute path of a file that may be served: below `projects/`, no hidden part, no symbolic link
    /// out of it. Nothing when it does not exist. Throws `Error{invalid_input}` for paths with
    /// `..`.
    [[nodiscard]] std::optional<std::filesystem::path> servable(std::string_view path) const;
    [[nodiscard]] std::filesystem::path absolute(std::string_view path) const;
    [[nodiscard]] const std::filesystem::path& root() const { return root_; }

  private:
    /// Whether a path that was not found proves that nothing lies there.
    void require_proof_of_absence(const std::filesystem::path& path) const;

    std::filesystem::path root_;
    MediaDisk disk_;
};

}  // namespace storyflow::media
