#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "story/film.hpp"
#include "story/stores.hpp"

namespace storyflow::story {

/// A finished film that is to be published.
struct FilmDraft {
    std::string project_id;
    Film film;                            ///< `made_at` is the store's time
    std::string incoming_file;            ///< media-relative, synced
    std::optional<WorkLease> lease = {};  ///< must still be held; std::nullopt: not checked
};

/// Why a finished film was not published. The project keeps the film that it had.
enum class FilmRefusal {
    project_gone,
    lease_lost,
    cancelled,  ///< its render was cancelled before
};

/// A film with what a gallery says about its project.
struct FilmOfProject {
    std::string project_id;
    std::string title;
    base::Timestamp created_at;  ///< of the project
    base::Timestamp updated_at;  ///< of the project
    std::int64_t segment_count = 0;
    Film film;
};

/// The films of projects and the progress of their renders. A port as those of `stores.hpp`.
class FilmStore {
  public:
    virtual ~FilmStore() = default;
    /// Makes the file the project's film, if the project still exists and the lease is valid. The returned
    /// changes put it into its place and remove the film before it.
    virtual std::variant<MediaChanges, FilmRefusal> publish(const FilmDraft& draft) = 0;
    /// Why a film that was made under this lease would not be published; std::nullopt: it would be.
    [[nodiscard]] virtual std::optional<FilmRefusal> refusal(const WorkLease& lease) = 0;
    /// std::nullopt for a project without film.
    [[nodiscard]] virtual std::optional<Film> find(std::string_view project_id) = 0;
    /// All films, those of the projects first that were changed last.
    [[nodiscard]] virtual std::vector<FilmOfProject> list() = 0;
    /// Remembers how far a render is. Does nothing if another render of the project was requested since.
    /// Frames and segments never become fewer. Not synced: a power cut may undo the last ones.
    virtual void note_progress(std::string_view project_id, const RenderProgress& progress) = 0;
    /// Of the project's latest render; std::nullopt if there was none.
    [[nodiscard]] virtual std::optional<RenderProgress> progress(std::string_view project_id) = 0;
};

}  // namespace storyflow::story
