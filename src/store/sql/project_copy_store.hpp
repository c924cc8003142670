#pragma once

#include "base/ids.hpp"
#include "store/sql/database.hpp"
#include "story/project_copy.hpp"

namespace storyflow::store::sql {

class ProjectCopyStore final : public story::ProjectCopyStore {
  public:
    ProjectCopyStore(Database& database, base::IdSource& ids) : database_(database), ids_(ids) {}

    std::optional<story::Project> copy(const story::ProjectCopy& copy) override;

  private:
    Database& database_;
    base::IdSource& ids_;
};

}  // namespace storyflow::store::sql
