#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "media/media_library.hpp"
#include "narration/trash.hpp"
#include "story/stores.hpp"

namespace storyflow::narration {

/// Carries out the file changes that committed changes of the story owe, each exactly once in effect: a
/// change that a later one replaced is skipped, and after a crash the rest is made up for. Safe from any
/// thread, and from any process that shares journal and media.
class MediaKeeper {
  public:
    /// With a `trash` the files of a removed project are out of sight at once and go away later.
    MediaKeeper(story::MediaJournal& journal, media::MediaLibrary& library, Trash* trash = nullptr);

    /// False when some change could not be carried out (a full disk, a folder without permission): it is
    /// logged, stays owed, and is tried again with the next call and at the next start. The story is
    /// committed either way. Also false when the file to be published is lost: then the story lets go of the
    /// narration or picture, which has to be made anew.
    bool apply(const story::MediaChanges& changes) noexcept;

    /// Carries out what is still owed of one file. False when some of it could not be carried out, or when a
    /// segment names the file and it is gone: then the segment has let go of it.
    bool settle(std::string_view target) noexcept;

    /// Removes what lies in the place of a segment that is removed, even if no row ever named it (a restored
    /// backup, say). A failure is logged: the segment is gone either way.
    void remove_stray(std::string_view target) noexcept;

    /// The files that are to be published and may not lie in their places yet. Throws as the journal.
    [[nodiscard]] std::set<std::string, std::less<>> awaited();

    /// At start, before anything is served: carries out what is still owed and sweeps incoming files that
    /// were abandoned. Where other processes share the media, younger files than `abandoned_after` may be
    /// theirs, and finished work can wait long for a database that is away.
    void catch_up(std::chrono::seconds abandoned_after = {});

  private:
    bool apply_or_log(const story::MediaChange& change) noexcept;
    bool let_go_of_lost(const story::MediaChange& change, const media::FileLost& lost) noexcept;
    bool let_go_if_missing(std::string_view target);
    bool is_replaced(const story::MediaChange& change) noexcept;
    void apply_one(const story::MediaChange& change);
    void remove_tree(const std::string& target);

    story::MediaJournal& journal_;
    media::MediaLibrary& library_;
    Trash* trash_;
    std::atomic<bool> has_overdue_changes_{false};
};

}  // namespace storyflow::narration
