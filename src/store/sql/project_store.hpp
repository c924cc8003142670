#pragma once

#include "base/ids.hpp"
#include "store/sql/database.hpp"
#include "story/stores.hpp"

namespace storyflow::store::sql {

class ProjectStore final : public story::ProjectStore {
  public:
    ProjectStore(Database& database, base::IdSource& ids) : database_(database), ids_(ids) {}

    story::Project create(const story::NewProject& new_project) override;
    std::optional<story::ProjectSummary> find(std::string_view id) override;
    story::ProjectPage list(const story::ProjectQuery& query, std::int64_t offset,
                            std::int64_t limit) override;
    std::optional<story::ProjectSummary> edit(std::string_view id, const story::ProjectEdit& change) override;
    std::optional<story::MediaChanges> remove(std::string_view id) override;

  private:
    Database& database_;
    base::IdSource& ids_;
};

}  // namespace storyflow::store::sql
