#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace storyflow::media {

/// The folder of all files that belong to stories. Paths in and out are media-relative with forward slashes
/// (`projects/<pid>/audio/<sid>.wav`). Computing a path never creates anything. Safe from any thread; callers
/// order changes of the same path among themselves. Throws `base::Error{unavailable}` naming file and reason.
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
    /// media-relative path.
    [[nodiscard]] std::string write_incoming(std::string_view unique_name, std::string_view bytes);
    void discard_incoming(std::string_view incoming_file);
    /// Removes what earlier processes left under `incoming/`, except the named files and those younger than
    /// `minimum_age`, which another process may just be writing; 0 where there is no other.
    void sweep_incoming(const std::vector<std::string>& keep, std::chrono::seconds minimum_age = {});

    /// Renames `incoming_file` to `target`, creating its folders. False when the incoming file is gone (it
    /// was published before).
    bool publish(std::string_view incoming_file, std::string_view target);
    /// Removes a file, and folders that became empty up to `projects/`. A missing file is fine.
    void remove_file(std::string_view target);
    void remove_tree(std::string_view target);

    /// The absolute path of a file that may be served: below `projects/`, no hidden part, no symbolic link
    /// out of it. Nothing when it does not exist. Throws `Error{invalid_input}` for paths with
    /// `..`.
    [[nodiscard]] std::optional<std::filesystem::path> servable(std::string_view path) const;
    [[nodiscard]] std::filesystem::path absolute(std::string_view path) const;
    [[nodiscard]] const std::filesystem::path& root() const { return root_; }

  private:
    std::filesystem::path root_;
};

}  // namespace storyflow::media
