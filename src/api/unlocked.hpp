#pragma once

#include "api/api_error.hpp"
#include "story/segment.hpp"

namespace storyflow::api {

/// The refusal of a request that would change a locked segment's media.
[[nodiscard]] inline ApiError locked_media() {
    return refusal(base::ErrorKind::invalid_input, "Cannot modify a locked segment.");
}

/// Throws the refusal early, before the request's body is parsed.
inline void require_unlocked(const story::Segment& segment) {
    if (segment.is_locked) throw locked_media();
}

/// Runs a change. The store checks the lock; its refusal becomes an `ApiError`.
template <typename Change>
auto unless_locked(const Change& change) {
    try {
        return change();
    } catch (const story::SegmentLocked&) {
        throw locked_media();
    }
}

}  // namespace storyflow::api
