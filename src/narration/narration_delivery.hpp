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

/// Brings finished narrations to the folder from which they are served, wherever that is. Safe from any
/// thread.
class NarrationDelivery {
  public:
    virtual ~NarrationDelivery() = default;
    /// Keeps the file, synced, where nothing is served from; returns its media-relative path. The same name
    /// may be handed in again. Throws `DeliveryDelayed` when it is to be tried again as long as it takes, and
    /// `base::Error`: cancelled (`stop`), unavailable when a few tries may help, else of another kind.
    [[nodiscard]] virtual std::string hand_in(std::string_view unique_name, std::string_view bytes,
                                              const std::stop_token& stop) = 0;
    /// It was not published.
    virtual void take_back(const std::string& incoming_file) = 0;
    /// Carries out what was just published; false when something is still owed.
    [[nodiscard]] virtual bool put_in_place(const story::MediaChanges& changes) noexcept = 0;
    /// Carries out what is owed of one file; false when something still is.
    [[nodiscard]] virtual bool settle(std::string_view target) noexcept = 0;
};

/// To a media folder of this machine's file system.
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
