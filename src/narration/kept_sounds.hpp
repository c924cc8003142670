#pragma once

#include <chrono>
#include <cstdint>

#include "base/clock.hpp"
#include "media/media_library.hpp"
#include "narration/media_keeper.hpp"
#include "story/change.hpp"

namespace storyflow::narration {

/// How long changes can be undone, and how many bytes the narrations that they replaced may take.
struct KeptSoundLimits {
    std::chrono::seconds age = std::chrono::hours(24);
    std::uint64_t bytes = std::uint64_t{1024} * 1024 * 1024;
};

/// Forgets changes of stories that are too old, and of the replaced narrations the oldest beyond the limit,
/// with their files. Safe from any thread; borrows all. Throws like the stores.
class KeptSounds {
  public:
    KeptSounds(story::ChangeStore& changes, media::MediaLibrary& library, MediaKeeper& keeper,
               const base::Clock& clock, KeptSoundLimits limits)
        : changes_(changes), library_(library), keeper_(keeper), clock_(clock), limits_(limits) {}

    void tidy();
    /// Forgets all replaced narrations, for a disk that is full. Returns whether there were some.
    bool give_up_room();

  private:
    void forget_oldest_beyond(std::uint64_t bytes);

    story::ChangeStore& changes_;
    media::MediaLibrary& library_;
    MediaKeeper& keeper_;
    const base::Clock& clock_;
    const KeptSoundLimits limits_;
};

}  // namespace storyflow::narration
