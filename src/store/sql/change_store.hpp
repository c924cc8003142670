#pragma once

#include "store/sql/database.hpp"
#include "story/change.hpp"

namespace storyflow::store::sql {

class ChangeStore final : public story::ChangeStore {
  public:
    explicit ChangeStore(Database& database) : database_(database) {}

    std::optional<story::ChangeList> list(std::string_view project_id) override;
    std::optional<story::ChangeOutcome> undo(std::string_view project_id,
                                             std::optional<std::int64_t> expected,
                                             const story::FileCheck& is_there) override;
    std::optional<story::ChangeOutcome> redo(std::string_view project_id,
                                             std::optional<std::int64_t> expected,
                                             const story::FileCheck& is_there) override;
    std::vector<story::KeptSound> kept_sounds() override;
    story::MediaChanges forget_sounds(const std::vector<std::string>& files) override;
    story::MediaChanges forget_before(base::Timestamp time) override;

  private:
    Database& database_;
};

}  // namespace storyflow::store::sql
