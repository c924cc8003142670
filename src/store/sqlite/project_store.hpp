#pragma once

#include "base/ids.hpp"
#include "store/sqlite/database.hpp"
#include "story/stores.hpp"

namespace storyflow::store {

class SqliteProjectStore final : public story::ProjectStore {
  public:
    SqliteProjectStore(Database& database, const base::Clock& clock, base::IdSource& ids)
        : database_(database), clock_(clock), ids_(ids) {}

    story::Project create(const story::NewProject& new_project) override;
    std::optional<story::ProjectSummary> find(std::string_view id) override;
    story::ProjectPage list(const story::ProjectQuery& query, std::int64_t offset,
                            std::int64_t limit) override;
    std::optional<story::ProjectSummary> edit(std::string_view id, const story::ProjectEdit& change) override;
    std::optional<story::MediaChanges> remove(std::string_view id) override;

  private:
    Database& database_;
    const base::Clock& clock_;
    base::IdSource& ids_;
};

}  // namespace storyflow::store
