#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/error.hpp"
#include "story/segment.hpp"

/// Where one segment ends and the next begins. Pure; each changes its segment wholly or throws and leaves it.
namespace storyflow::story {

/// There is no such cut in the text; the message says which there are.
class SplitRefused final : public base::Error {
  public:
    explicit SplitRefused(const std::string& reason) : Error(base::ErrorKind::invalid_input, reason) {}
};

/// Cuts the segment's text in front of code point `at` and returns what was behind it, without the blanks
/// around the cut. Throws `SegmentLocked`, and `SplitRefused` when the cut lies outside the text or leaves
/// one half blank.
[[nodiscard]] std::string split(Segment& segment, std::int64_t at);

/// The two texts that a user saw one behind the other, and wants to be one.
struct SeenNeighbours {
    SeenRevisions first;
    std::optional<std::string> next_id;  ///< absent: any segment
    SeenRevisions next;
};

/// Throws `TextChangedSince` when the user did not see `first` as it is, with `next` behind it as it is.
void require_seen(const Segment& first, const Segment& next, const SeenNeighbours& seen);

/// Adds the text of `next`, behind one blank. The picture and its prompt are taken over where `segment` has
/// none, each by itself. Throws `SegmentLocked` when either is locked.
void merge(Segment& segment, const Segment& next);

}  // namespace storyflow::story
