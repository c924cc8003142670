#pragma once

#include <chrono>
#include <optional>
#include <stop_token>
#include <string>
#include <variant>
#include <vector>

#include "base/ids.hpp"
#include "narration/chunk_store.hpp"
#include "narration/narration_delivery.hpp"
#include "narration/speak_script.hpp"
#include "narration/waiting_log.hpp"
#include "speech/engines.hpp"
#include "story/stores.hpp"
#include "tasks/item_processor.hpp"

namespace storyflow::narration {

/// The use case behind every task item: speaks one segment and publishes its narration. Existence, lock and
/// text are checked at the start and again by the store when the narration is published; if one of them has
/// changed, the earlier narration stays. A text that was edited meanwhile is spoken again, a few times at
/// most. An item whose lease was lost publishes nothing and ends with `Error{cancelled}`; an item that
/// published before a crash is not spoken again. Safe from any thread.
class NarrateSegment final : public tasks::ItemProcessor {
  public:
    struct Rooms {
        story::SegmentStore& segments;
        story::SegmentMediaStore& segment_media;
        story::PronunciationStore& pronunciations;
        speech::Engines& engines;
        NarrationDelivery& delivery;
        base::IdSource& ids;
        ChunkStore* chunks = nullptr;  ///< finished chunks of narrations; null to keep none
    };

    /// `store_retry_delay`: between tries while the store is unavailable or the delivery is delayed; finished
    /// speech waits for both without a limit.
    explicit NarrateSegment(Rooms rooms, SpeakOptions options = {},
                            std::chrono::milliseconds store_retry_delay = std::chrono::seconds(1));

    tasks::ItemOutcome process(const tasks::ItemClaim& claim, std::stop_token stop) override;

  private:
    struct Recording {
        story::NarrationDraft draft;
        story::Segment segment;
    };

    struct Dictionary {
        std::vector<text::Pronunciation> pronunciations;
        std::int64_t revision = 0;  ///< the largest among them
    };

    using PublishAnswer = std::optional<std::variant<story::MediaChanges, story::PublishRefusal>>;

    /// Calls `ask` until it does not throw a `Failure` of the kind unavailable. Throws `Error{cancelled}`
    /// after a stop.
    template <typename Failure, typename Ask>
    auto wait_out(const std::stop_token& stop, const Ask& ask);
    template <typename Ask>
    auto patiently(const std::stop_token& stop, const Ask& ask);
    [[nodiscard]] story::Segment find_segment(const tasks::ItemClaim& claim, const std::stop_token& stop);
    [[nodiscard]] Recording speak_and_write(const tasks::ItemClaim& claim, story::Segment segment,
                                            const std::stop_token& stop);
    /// Throws `base::Error{not_found}` naming a voice that is neither published nor installed.
    [[nodiscard]] speech::VoiceChoice voice_of(const story::Segment& segment,
                                               const tasks::Rendition& rendition) const;
    [[nodiscard]] std::string hand_in(const std::string& segment_id, const std::string& wav,
                                      const std::stop_token& stop);
    [[nodiscard]] Dictionary dictionary_of(const std::string& project_id, const std::stop_token& stop);
    /// Returns std::nullopt when the text changed meanwhile.
    [[nodiscard]] std::optional<tasks::ItemOutcome> publish(const Recording& recording,
                                                            const std::stop_token& stop);
    /// Returns std::nullopt when an earlier try, whose answer was lost, published the draft.
    [[nodiscard]] PublishAnswer ask_to_publish(const story::NarrationDraft& draft,
                                               const std::stop_token& stop);
    void discard(const std::string& incoming_file) noexcept;
    [[nodiscard]] bool is_published(const story::NarrationDraft& draft);
    [[nodiscard]] tasks::ItemOutcome put_in_place(const Recording& recording,
                                                  const story::MediaChanges& changes);
    /// The outcome of an item whose narration is published: a success if all file changes are carried out.
    [[nodiscard]] tasks::ItemOutcome end_of_published(const std::string& segment_id,
                                                      const story::Narration& narration);

    Rooms rooms_;
    SpeakOptions options_;
    std::chrono::milliseconds store_retry_delay_;
    WaitingLog waiting_log_;
};

}  // namespace storyflow::narration
