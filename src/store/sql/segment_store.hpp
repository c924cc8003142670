#pragma once

#include "base/ids.hpp"
#include "store/sql/database.hpp"
#include "story/stores.hpp"

namespace storyflow::store::sql {

class SegmentStore final : public story::SegmentStore {
  public:
    SegmentStore(Database& database, base::IdSource& ids) : database_(database), ids_(ids) {}

    std::optional<story::Segment> find(std::string_view id) override;
    void visit(std::string_view project_id, story::SegmentVisitor& visitor) override;
    std::optional<std::vector<story::Segment>> append(
        std::string_view project_id, const std::vector<story::NewSegment>& new_segments) override;
    std::optional<story::Segment> edit(std::string_view id, const story::SegmentEdit& change) override;
    bool reorder(std::string_view project_id, const std::vector<std::string>& order) override;
    std::optional<story::MediaChanges> remove(std::string_view id,
                                              const story::SegmentRemoval& removal) override;

  private:
    Database& database_;
    base::IdSource& ids_;
};

}  // namespace storyflow::store::sql
