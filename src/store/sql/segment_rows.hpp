#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "store/sql/transaction.hpp"
#include "story/stores.hpp"

/// Rows of `segments`, within the caller's transaction.
namespace storyflow::store::sql {

[[nodiscard]] std::optional<story::Segment> find_segment(Transaction& transaction, std::string_view id);
/// Calls `visitor` for all segments of the project in their order.
void visit_segments(Transaction& transaction, std::string_view project_id, story::SegmentVisitor& visitor);

/// What `Opening` is in the columns; borrows the title.
struct OpeningColumns {
    std::optional<std::string_view> chapter_title{};
    std::int64_t chapter_level = 1;
    std::int64_t scene_break = 0;
    std::optional<double> pause_before{};
};

[[nodiscard]] OpeningColumns columns_of(const story::Opening& opening);

/// Removes the segment's narration and its words.
void clear_narration(Transaction& transaction, std::string_view id);

/// Stores new segments, numbered from `first_index` on.
std::vector<story::Segment> insert_segments(Transaction& transaction, base::IdSource& ids,
                                            std::string_view project_id, std::int64_t first_index,
                                            const std::vector<story::NewSegment>& new_segments);

}  // namespace storyflow::store::sql
