#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "narration/missing_files.hpp"
#include "speech/engines.hpp"
#include "story/segment.hpp"
#include "story/staleness.hpp"
#include "tasks/task.hpp"

namespace storyflow::api {

/// The fields of a "generate all" request.
struct BatchWishes {
    bool skip_locked = true;
    bool force_regenerate = false;
    bool include_stale = false;   ///< also narrate segments whose narration is stale
    bool include_drafts = false;  ///< also narrate segments whose narration is a draft; with the final engine
    std::optional<std::string> engine{};  ///< std::nullopt: that of the settings
    /// Id: only narrations that say this pronunciation otherwise; with `force_regenerate` all that say it.
    std::optional<std::string> pronunciation{};
    /// Id of a stopped task: only what it had still to narrate, by its engine unless another one is asked
    /// for.
    std::optional<std::string> continues{};
};

/// Throws `ApiError` (400) with every value that is of the wrong kind, an engine that does not exist, and one
/// that would only repeat drafts; null means the default.
[[nodiscard]] BatchWishes read_batch_wishes(const boost::json::object& fields,
                                            const speech::Engines& engines);

/// The task item that narrates the segment as it is now. For a locked segment the item overrides the lock,
/// because the user explicitly asked for it.
[[nodiscard]] tasks::NewItem item_of(const story::Segment& segment);

/// The segments of a project that will be narrated, and the reasons why the others will not.
struct BatchSelection {
    std::vector<tasks::NewItem> items;  ///< in the segments' order
    std::int64_t skipped_locked = 0;
    std::int64_t skipped_existing = 0;
    std::int64_t skipped_empty = 0;

    [[nodiscard]] std::int64_t to_process() const { return static_cast<std::int64_t>(items.size()); }
    [[nodiscard]] std::int64_t total() const {
        return to_process() + skipped_locked + skipped_existing + skipped_empty;
    }
};

/// The first match decides: blank, locked, already narrated. `own` is the voice and speed that the story asks
/// for. A narration that `lacks_file` counts as missing.
[[nodiscard]] BatchSelection select_for_batch(const std::vector<story::Segment>& segments,
                                              const story::OwnRendition& own, const BatchWishes& wishes,
                                              const narration::LacksFile& lacks_file = {});

/// The number of characters of a script that is not locked and lacks a fresh narration (or whose narration
/// `lacks_file`); 0 for any other.
[[nodiscard]] std::int64_t characters_ahead(const story::Segment& segment, const story::OwnRendition& own,
                                            bool lacks_file);

}  // namespace storyflow::api
