#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <string>

namespace storyflow::api {

/// Writes the segments of a project, in their order, so that a long story takes few bytes: a member that is
/// as in the segment before it is left out, `sequence_index` where it counts on by one. `{id}` in an address
/// is the segment's id. Texts behind the first ones are left out, too, unless they are short: then
/// `text_length` has their code points in place of `text_content`. Each segment has `id` and one of these
/// two. Not thread-safe.
class SegmentDigest {
  public:
    /// `texts`: how many segments from the first on come with their texts, however long these are.
    explicit SegmentDigest(std::int64_t texts) : texts_(texts) {}

    /// Begins anew with the first segment.
    void restart();
    /// The JSON of the next segment, made from its `segment_json`.
    [[nodiscard]] std::string next(boost::json::object&& segment);

  private:
    void leave_out_long_text(boost::json::object& segment) const;
    [[nodiscard]] boost::json::object changes(const boost::json::object& segment) const;

    std::int64_t texts_;
    std::int64_t place_ = 0;
    boost::json::object before_;  ///< the segment before, with all its members
};

}  // namespace storyflow::api
