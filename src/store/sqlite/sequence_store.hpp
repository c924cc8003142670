#pragma once

#include "base/ids.hpp"
#include "store/sqlite/database.hpp"
#include "story/stores.hpp"

namespace storyflow::store {

class SqliteSequenceStore final : public story::SequenceStore {
  public:
    SqliteSequenceStore(Database& database, const base::Clock& clock, base::IdSource& ids)
        : database_(database), clock_(clock), ids_(ids) {}

    std::optional<story::Segment> insert(std::string_view project_id, const std::optional<std::string>& after,
                                         const story::NewSegment& segment) override;
    std::optional<story::SplitSegment> split(std::string_view id, std::int64_t at) override;
    std::optional<std::variant<story::MergedSegment, story::NothingThere>> merge_next(
        std::string_view id) override;

  private:
    Database& database_;
    const base::Clock& clock_;
    base::IdSource& ids_;
};

}  // namespace storyflow::store
