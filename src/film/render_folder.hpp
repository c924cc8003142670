#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "film/film.hpp"
#include "media/media_library.hpp"
#include "tasks/work_queue.hpp"

namespace storyflow::film {

/// The folder of one render at work: the story as it was taken, and the parts that are encoded. It lies
/// beside the finished film, is not served, and outlives a crash, so that the next attempt goes on from it.
/// A worker that lost its lease to another one finds its folder gone. Not thread-safe. Throws
/// `base::Error{unavailable}` when the folder cannot be made or written.
class RenderFolder {
  public:
    /// Takes over the folder of an earlier attempt at the same task, without the files that it did not
    /// finish and without parts of another version of the program; removes those of other renders of the
    /// project, which have ended. Borrows the library. Throws `base::Error{cancelled}` when a later lease of
    /// the task has a folder.
    RenderFolder(media::MediaLibrary& library, const tasks::ItemClaim& claim);

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

    /// The order that an earlier attempt kept; std::nullopt if there is none.
    [[nodiscard]] std::optional<FilmOrder> kept_order() const;
    void keep_order(const FilmOrder& order) const;
    /// Keeps a file as it is now under this name: later changes of the story do not touch it. Returns its
    /// path. Throws `base::Error{not_found}` if it is missing.
    std::filesystem::path keep_file(const std::filesystem::path& file, const std::string& name) const;
    void remove();

  private:
    media::MediaLibrary& library_;
    std::string folder_;  ///< media-relative
    std::filesystem::path path_;
};

/// Removes what renders of the project left behind. Only when none is running.
void remove_render_folders(media::MediaLibrary& library, std::string_view project_id);

/// The media-relative folder of the project's films.
[[nodiscard]] std::string films_folder(std::string_view project_id);

}  // namespace storyflow::film
