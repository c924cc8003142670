#pragma once

#include <optional>

#include "story/stores.hpp"

/// For stores: whether a segment may be given other media. Pure.
namespace storyflow::story {

/// Why the draft may not become the narration of `segment`, which is absent if the segment is gone. Returns
/// std::nullopt if it may. A lost lease is told first: the worker that lost it has no say about the segment
/// any more. `holds_lease` is true for a draft without a lease.
[[nodiscard]] std::optional<PublishRefusal> publish_refusal(const std::optional<Segment>& segment,
                                                            const NarrationDraft& draft, bool holds_lease);

/// Throws `SegmentLocked` for a locked segment.
void require_unlocked(const Segment& segment);

}  // namespace storyflow::story
