#pragma once

#include <optional>

#include "story/stores.hpp"

/// For stores: whether the media of a segment may be replaced. Pure.
namespace storyflow::story {

/// Returns why the draft may not become the narration of `segment`, which is std::nullopt if the segment is
/// gone. Returns std::nullopt if it may. A lost lease takes precedence over all other reasons: the worker has
/// no right to the item any more. `holds_lease` is true for a draft without a lease.
[[nodiscard]] std::optional<PublishRefusal> publish_refusal(const std::optional<Segment>& segment,
                                                            const NarrationDraft& draft, bool holds_lease);

/// Throws `SegmentLocked` if the segment is locked.
void require_unlocked(const Segment& segment);

}  // namespace storyflow::story
