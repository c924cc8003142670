#pragma once

#include <atomic>
#include <chrono>
#include <string_view>

#include "media/media_library.hpp"
#include "story/stores.hpp"

namespace storyflow::narration {

/// Carries out the file changes that committed changes of the story owe, each exactly once in effect: a
/// change that a later one replaced is skipped, and after a crash the rest is made up for. Safe from any
/// thread, and from any process that shares journal and media.
class MediaKeeper {
  public:
    MediaKeeper(story::MediaJournal& journal, media::MediaLibrary& library);

    /// False when some change could not be carried out (a full disk, a folder without permission): it is
    /// logged, stays owed, and is tried again with the next call and at the next start. The story is
    /// committed either way.
    bool apply(const story::MediaChanges& changes) noexcept;

    /// Carries out what is still owed of one file. False when some of it could not be carried out.
    bool settle(std::string_view target) noexcept;

    /// At start, before anything is served: carries out what is still owed and sweeps incoming files that
    /// were abandoned. Where other processes share the media, younger files than `abandoned_after` may be
    /// theirs, and finished work can wait long for a database that is away.
    void catch_up(std::chrono::seconds abandoned_after = {});

  private:
    bool apply_or_log(const story::MediaChange& change) noexcept;
    bool is_replaced(const story::MediaChange& change) noexcept;
    void apply_one(const story::MediaChange& change);

    story::MediaJournal& journal_;
    media::MediaLibrary& library_;
    std::atomic<bool> has_overdue_changes_{false};
};

}  // namespace storyflow::narration
