#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "media/media_library.hpp"
#include "narration/trash.hpp"
#include "story/stores.hpp"

namespace storyflow::narration {

/// Carries out the file changes that committed changes of the story owe, with the effect of exactly one
/// execution each: a change that a later one replaced is skipped, and after a crash the remaining ones are
/// carried out. Safe from any thread, and from any process that shares journal and media.
class MediaKeeper {
  public:
    /// With a `trash` the files of a removed project are moved away at once and deleted in the background.
    MediaKeeper(story::MediaJournal& journal, media::MediaLibrary& library, Trash* trash = nullptr);

    /// Returns false when a change could not be carried out (a full disk, a folder without permission): it is
    /// logged, stays owed, and is tried again in the next call and at the next start; the story is committed
    /// in any case. Also returns false when the file to be published is lost: then the segment drops the
    /// narration or picture, which has to be made again.
    bool apply(const story::MediaChanges& changes) noexcept;

    /// Carries out the owed changes of one file. Returns false when one of them could not be carried out, or
    /// when a segment names the file and it is missing: then the segment drops it.
    bool settle(std::string_view target) noexcept;
    /// The same for the files of something that was just added. The journal is read once. What could not be
    /// carried out stays owed; returns the files that are not in their places.
    std::vector<std::string> settle_all(const std::vector<std::string>& targets) noexcept;

    /// Removes a file at the path of a segment that is removed, even if no row ever named it (after the
    /// restore of a backup, say). A failure is only logged, because the segment is removed in any case.
    void remove_stray(std::string_view target) noexcept;

    /// The files that are to be published and may not be in their places yet. Throws like the journal.
    [[nodiscard]] std::set<std::string, std::less<>> awaited();

    /// To be called at start, before any request is served: carries out owed changes and removes abandoned
    /// incoming files. Where other processes share the media, incoming files younger than `abandoned_after`
    /// may be theirs: finished work can wait long for a database that is not available.
    void catch_up(std::chrono::seconds abandoned_after = {});

  private:
    bool apply_or_log(const story::MediaChange& change) noexcept;
    bool let_go_of_lost(const story::MediaChange& change, const media::FileLost& lost) noexcept;
    bool let_go_if_missing(std::string_view target);
    bool is_replaced(const story::MediaChange& change) noexcept;
    void apply_one(const story::MediaChange& change);
    void keep_what_is_there(const story::MediaChange& change);
    [[nodiscard]] bool is_source_there(const story::MediaChange& change) const;
    void put_in_place(const story::MediaChange& change);
    void remove_tree(const std::string& target);

    story::MediaJournal& journal_;
    media::MediaLibrary& library_;
    Trash* trash_;
    std::atomic<bool> has_overdue_changes_{false};
};

}  // namespace storyflow::narration
