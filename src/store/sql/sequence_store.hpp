#pragma once

#include "base/ids.hpp"
#include "store/sql/database.hpp"
#include "story/stores.hpp"

namespace storyflow::store::sql {

class SequenceStore final : public story::SequenceStore {
  public:
    SequenceStore(Database& database, base::IdSource& ids) : database_(database), ids_(ids) {}

    std::optional<story::Segment> insert(std::string_view project_id, const std::optional<std::string>& after,
                                         const story::NewSegment& segment) override;
    std::optional<story::SplitSegment> split(std::string_view id, std::int64_t at,
                                             const story::SeenRevisions& seen) override;
    std::optional<std::variant<story::MergedSegment, story::NothingThere>> merge_next(
        std::string_view id, const story::SeenNeighbours& seen) override;

  private:
    Database& database_;
    base::IdSource& ids_;
};

}  // namespace storyflow::store::sql
