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
/// text are looked at when work starts and again, by the store, when it is published; whoever loses that race
/// loses nothing that was there before. A text edited meanwhile is spoken anew, a few times at most. An item
/// whose lease went to another publishes nothing and ends with `Error{cancelled}`; one that published in an
/// earlier life is not spoken again. Safe from any thread.
class NarrateSegment final : public tasks::ItemProcessor {
  public:
    struct Rooms {
        story::SegmentStore& segments;
        story::SegmentMediaStore& segment_media;
        story::PronunciationStore& pronunciations;
        speech::Engines& engines;
        NarrationDelivery& delivery;
        base::IdSource& ids;
        ChunkStore* chunks = nullptr;  ///< finished chunks of narrations; without one they are not kept
    };

    /// `store_retry_delay`: between tries while the store is unavailable or the delivery is delayed; finished
    /// speech waits for both, as long as it takes.
    explicit NarrateSegment(Rooms rooms, SpeakOptions options = {},
                            std::chrono::milliseconds store_retry_delay = std::chrono::seconds(1));

    tasks::ItemOutcome process(const tasks::ItemClaim& claim, std::stop_token stop) override;

  private:
    struct Recording {
        story::NarrationDraft draft;
        story::Segment segment;
    };

    using PublishAnswer = std::optional<std::variant<story::MediaChanges, story::PublishRefusal>>;

    /// Asks until the answer is no failure of this kind that may pass. Throws `Error{cancelled}` after a
    /// stop.
    template <typename Failure, typename Ask>
    auto wait_out(const std::stop_token& stop, const Ask& ask);
    template <typename Ask>
    auto patiently(const std::stop_token& stop, const Ask& ask);
    [[nodiscard]] story::Segment find_segment(const tasks::ItemClaim& claim, const std::stop_token& stop);
    [[nodiscard]] Recording speak_and_write(const tasks::ItemClaim& claim, story::Segment segment,
                                            const std::stop_token& stop);
    [[nodiscard]] std::string hand_in(const std::string& segment_id, const std::string& wav,
                                      const std::stop_token& stop);
    [[nodiscard]] std::vector<text::Pronunciation> pronunciations_of(const std::string& project_id,
                                                                     const std::stop_token& stop);
    /// Nothing when the text changed meanwhile.
    [[nodiscard]] std::optional<tasks::ItemOutcome> publish(const Recording& recording,
                                                            const std::stop_token& stop);
    /// Nothing when it turns out that an earlier try, whose answer was lost, published the draft.
    [[nodiscard]] PublishAnswer ask_to_publish(const story::NarrationDraft& draft,
                                               const std::stop_token& stop);
    void discard(const std::string& incoming_file) noexcept;
    [[nodiscard]] bool is_published(const story::NarrationDraft& draft);
    [[nodiscard]] tasks::ItemOutcome put_in_place(const Recording& recording,
                                                  const story::MediaChanges& changes);
    /// How an item ends whose narration is published: well, once nothing is owed of the file.
    [[nodiscard]] tasks::ItemOutcome end_of_published(const std::string& segment_id,
                                                      const story::Narration& narration);

    Rooms rooms_;
    SpeakOptions options_;
    std::chrono::milliseconds store_retry_delay_;
    WaitingLog waiting_log_;
};

}  // namespace storyflow::narration
