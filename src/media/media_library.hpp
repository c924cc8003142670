#pragma once

#include <chrono>
#include <cstdint>
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

/// An incoming file that was to be published is gone, and the file at its target, if any, is another one.
/// Publishing it again cannot help.
class FileLost final : public base::Error {
  public:
    explicit FileLost(std::string_view incoming_file);
};

/// The folder of all media files. Paths in parameters and results are media-relative with forward slashes
/// (`projects/<pid>/audio/<sid>.wav`). Computing a path never creates anything. Safe from any thread; callers
/// must serialise changes of the same path. Throws `base::Error{unavailable}` naming file and reason. If the
/// disk is not mounted, changes throw `DiskAway` instead of creating folders in the mount point, and no file
/// counts as missing.
class MediaLibrary {
  public:
    explicit MediaLibrary(const std::filesystem::path& root);

    [[nodiscard]] static std::string audio_path(std::string_view project_id, std::string_view segment_id);
    [[nodiscard]] static std::string project_path(std::string_view project_id);
    /// `projects/<pid>/images/<sid>_<name>`: the name is reduced to safe characters and length; `tag`
    /// distinguishes versions.
    [[nodiscard]] static std::string image_path(std::string_view project_id, std::string_view segment_id,
                                                std::string_view file_name, std::string_view tag);
    /// `logos/<name>`, likewise; an empty `tag` leaves the name as it is.
    [[nodiscard]] static std::string logo_path(std::string_view file_name, std::string_view tag);
    /// `fonts/<name>`, likewise without a tag.
    [[nodiscard]] static std::string font_path(std::string_view file_name);
    /// `music/<name>`, likewise without a tag.
    [[nodiscard]] static std::string music_path(std::string_view file_name);
    /// `projects/<pid>/source/<name>`: the book that a story was imported from.
    [[nodiscard]] static std::string source_path(std::string_view project_id, std::string_view file_name);

    /// Writes and syncs a new file under `incoming/`, from which nothing is served; returns its
    /// media-relative path. Throws `base::DiskFull` if there is no room for it.
    [[nodiscard]] std::string write_incoming(std::string_view unique_name, std::string_view bytes);
    /// A file under `incoming/` with the content of the file `source`, which takes no room of its own where
    /// the file system can share it: files are never changed in place. std::nullopt if there is no such file.
    /// Throws as `write_incoming`.
    [[nodiscard]] std::optional<std::string> copy_to_incoming(std::string_view source,
                                                              std::string_view unique_name);
    void discard_incoming(std::string_view incoming_file);
    /// Removes files of earlier processes under `incoming/`, except the named ones and those younger than
    /// `minimum_age`, which another process may be writing. 0 if no other process uses the folder.
    void sweep_incoming(const std::vector<std::string>& keep, std::chrono::seconds minimum_age = {});

    /// Renames `incoming_file` to `target`, creating its folders. Returns false if the incoming file is gone
    /// and the target holds it already (an earlier call published it), which the checksum in the name shows
    /// (see `content_name`). Throws `FileLost` if it is in neither place.
    bool publish(std::string_view incoming_file, std::string_view target);
    /// Gives the file a second name, `kept`, under which it stays when it is replaced or removed; costs no
    /// room. On a disk without second names the file is renamed. Nothing happens if `kept` exists or the file
    /// does not.
    void keep(std::string_view file, std::string_view kept);
    /// Puts a kept file at `target`, in place of what lies there; it stays under its own name, too. May be
    /// repeated. Throws `FileLost` if there is no such kept file.
    void put_back(std::string_view kept, std::string_view target);
    /// The size in bytes; 0 for a missing file.
    [[nodiscard]] std::uint64_t bytes_of(std::string_view file) const;
    /// Removes a file, and folders that become empty up to `projects/`. A missing file is no error.
    void remove_file(std::string_view target);
    /// Removes a folder with all its content; a missing one is no error. A stop request leaves the rest.
    void remove_tree(std::string_view target, const std::stop_token& stop = {});
    /// Moves a folder into `incoming/` in one step, whatever its size; it is removed there later. Returns its
    /// new path; std::nullopt if there is no such folder.
    [[nodiscard]] std::optional<std::string> set_aside(std::string_view target);

    /// Whether the file exists. Throws if that cannot be determined, and, for a file below `projects/`, if
    /// that folder itself is missing, as on a disk that is not mounted.
    [[nodiscard]] bool is_there(std::string_view target) const;
    /// The names in a folder, read at once; empty for a missing folder. Throws if it cannot be read, and
    /// where `is_there` would.
    [[nodiscard]] std::set<std::string, std::less<>> names_in(std::string_view folder) const;

    /// The absolute path of a file that may be served: below `projects/`, `logos/`, `fonts/` or
    /// `music/`, without hidden parts, and not leading out through a symbolic link. std::nullopt if it does
    /// not exist. Throws `Error{invalid_input}` for paths with `..`.
    [[nodiscard]] std::optional<std::filesystem::path> servable(std::string_view path) const;
    [[nodiscard]] std::filesystem::path absolute(std::string_view path) const;
    [[nodiscard]] const std::filesystem::path& root() const { return root_; }

  private:
    /// Throws unless the absence of `path` proves that the file does not exist.
    void require_proof_of_absence(const std::filesystem::path& path) const;

    std::filesystem::path root_;
    MediaDisk disk_;
};

}  // namespace storyflow::media
