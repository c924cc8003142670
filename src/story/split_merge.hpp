#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "base/error.hpp"
#include "story/segment.hpp"

/// Splits a segment in two, and merges two into one. Pure; each function changes its segment completely, or
/// throws and leaves it unchanged.
namespace storyflow::story {

/// The text cannot be cut at this place; the message says where it can be cut.
class SplitRefused final : public base::Error {
  public:
    explicit SplitRefused(const std::string& reason) : Error(base::ErrorKind::invalid_input, reason) {}
};

/// Cuts the segment's text before code point `at` and returns the second half. Removes blanks around the cut.
/// Throws `SegmentLocked`, and `SplitRefused` if the cut lies outside the text or one half would be blank.
[[nodiscard]] std::string split(Segment& segment, std::int64_t at);

/// The revisions of two consecutive texts that a user read and wants to merge.
struct SeenNeighbours {
    SeenRevisions first;
    std::optional<std::string> next_id;  ///< std::nullopt: any segment
    SeenRevisions next;
};

/// Throws `TextChangedSince` if one of the texts has changed since the user read it, or if another segment
/// follows `first`.
void require_seen(const Segment& first, const Segment& next, const SeenNeighbours& seen);

inline constexpr std::size_t longest_source_place = 65'536;  ///< bytes; a merged segment keeps no more places

/// Appends the text of `next`, separated by one blank, and the places that it came from. Takes over its
/// picture, with its fit, and its prompt, each only if `segment` has none. Throws `SegmentLocked` if either
/// segment is locked.
void merge(Segment& segment, const Segment& next);

}  // namespace storyflow::story
