#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <vector>

#include "narration/missing_files.hpp"
#include "story/segment.hpp"
#include "story/staleness.hpp"
#include "tasks/task.hpp"

namespace storyflow::api {

/// What a client wants of "generate all".
struct BatchWishes {
    bool skip_locked = true;
    bool force_regenerate = false;
    bool include_stale = false;  ///< narrate those again whose narration is stale
};

/// Throws `ApiError` (400) for what is no boolean; null means the default.
[[nodiscard]] BatchWishes read_batch_wishes(const boost::json::object& fields);

/// The work of narrating a segment as it is now; a locked one only because the user asked for it all the
/// same.
[[nodiscard]] tasks::NewItem item_of(const story::Segment& segment);

/// Which segments of a project are to be narrated, and why the others are not.
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

/// First match wins: blank, locked, already narrated. `own` is what the story asks of its narrations. A
/// narration that `lacks_file` is as good as none.
[[nodiscard]] BatchSelection select_for_batch(const std::vector<story::Segment>& segments,
                                              const story::OwnRendition& own, const BatchWishes& wishes,
                                              const narration::LacksFile& lacks_file = {});

/// The characters of a script that lacks a fresh narration, or whose narration `lacks_file`, and that is not
/// locked; 0 for any other.
[[nodiscard]] std::int64_t characters_ahead(const story::Segment& segment, const story::OwnRendition& own,
                                            bool lacks_file);

}  // namespace storyflow::api
