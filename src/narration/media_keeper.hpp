#pragma once

#include <array>
#include <atomic>
#include <mutex>
#include <string_view>

#include "media/media_library.hpp"
#include "story/stores.hpp"

namespace storyflow::narration {

/// Carries out the file changes that committed changes of the story owe, each exactly once in effect: a
/// change that a later one replaced is skipped, and after a crash the rest is made up for. Safe from any
/// thread.
class MediaKeeper {
  public:
    MediaKeeper(story::MediaJournal& journal, media::MediaLibrary& library);

    /// False when some change could not be carried out (a full disk, a folder without permission): it is
    /// logged, stays owed, and is tried again with the next call and at the next start. The story is
    /// committed either way.
    bool apply(const story::MediaChanges& changes) noexcept;

    /// At start, before anything is served: carries out what is still owed and sweeps abandoned incoming
    /// files.
    void catch_up();

  private:
    bool apply_or_log(const story::MediaChange& change) noexcept;
    bool is_replaced(const story::MediaChange& change) noexcept;
    void apply_one(const story::MediaChange& change);
    std::mutex& lock_of(std::string_view target);

    story::MediaJournal& journal_;
    media::MediaLibrary& library_;
    std::atomic<bool> has_overdue_changes_{false};
    std::array<std::mutex, 64> locks_;  ///< striped by project: changes of one folder are never interleaved
};

}  // namespace storyflow::narration
