#pragma once

#include "api/api_error.hpp"
#include "story/segment.hpp"

namespace storyflow::api {

/// How requests that change a segment's media are refused while it is locked.
[[nodiscard]] inline ApiError locked_media() {
    return refusal(base::ErrorKind::invalid_input, "Cannot modify a locked segment.");
}

/// Refuses before any body is read.
inline void require_unlocked(const story::Segment& segment) {
    if (segment.is_locked) throw locked_media();
}

/// Runs a change whose store has the last word on the lock.
template <typename Change>
auto unless_locked(const Change& change) {
    try {
        return change();
    } catch (const story::SegmentLocked&) {
        throw locked_media();
    }
}

}  // namespace storyflow::api
