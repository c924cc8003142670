#pragma once

#include <stop_token>
#include <string>
#include <string_view>

#include "base/disk_full.hpp"
#include "media/media_disk.hpp"
#include "media/media_library.hpp"
#include "narration/delivery_delayed.hpp"
#include "narration/media_keeper.hpp"
#include "story/media_change.hpp"

namespace storyflow::narration {

/// Delivers finished narrations to the folder from which they are served. Safe from any thread.
class NarrationDelivery {
  public:
    virtual ~NarrationDelivery() = default;
    /// Stores the file, synced, where it is not served yet; returns its media-relative path. A name may be
    /// handed in again. Throws `DeliveryDelayed` when the caller should retry without a limit, and
    /// `base::Error`: cancelled (`stop`), unavailable when a few retries may help, else another kind.
    [[nodiscard]] virtual std::string hand_in(std::string_view unique_name, std::string_view bytes,
                                              const std::stop_token& stop) = 0;
    /// Removes a file that was handed in but not published.
    virtual void take_back(const std::string& incoming_file) = 0;
    /// Carries out the file changes of a publication; returns false when some of them are still owed.
    [[nodiscard]] virtual bool put_in_place(const story::MediaChanges& changes) noexcept = 0;
    /// Carries out the owed changes of one file; returns false when some of them are still owed.
    [[nodiscard]] virtual bool settle(std::string_view target) noexcept = 0;
};

/// Delivers to a media folder in this machine's file system.
class LocalDelivery final : public NarrationDelivery {
  public:
    LocalDelivery(media::MediaLibrary& library, MediaKeeper& keeper) : library_(library), keeper_(keeper) {}

    std::string hand_in(std::string_view unique_name, std::string_view bytes,
                        const std::stop_token& /*stop*/) override {
        try {
            return library_.write_incoming(unique_name, bytes);
        } catch (const base::DiskFull& full) {
            throw DeliveryDelayed(full.what(), full.detail());
        } catch (const media::DiskAway& away) {
            throw DeliveryDelayed(away.what(), away.detail());
        }
    }
    void take_back(const std::string& incoming_file) override { library_.discard_incoming(incoming_file); }
    bool put_in_place(const story::MediaChanges& changes) noexcept override { return keeper_.apply(changes); }
    bool settle(std::string_view target) noexcept override { return keeper_.settle(target); }

  private:
    media::MediaLibrary& library_;
    MediaKeeper& keeper_;
};

}  // namespace storyflow::narration
