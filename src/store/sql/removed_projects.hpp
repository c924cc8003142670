#pragma once

#include "store/sql/database.hpp"
#include "story/removed_projects.hpp"

namespace storyflow::store::sql {

class RemovedProjects final : public story::RemovedProjects {
  public:
    explicit RemovedProjects(Database& database) : database_(database) {}

    bool set_aside(std::string_view id) override;
    std::vector<story::RemovedProject> list() override;
    bool restore(std::string_view id) override;
    std::optional<story::MediaChanges> forget(std::string_view id) override;
    story::MediaChanges forget_before(base::Timestamp time) override;

  private:
    std::optional<story::MediaChanges> forget_if_before(std::string_view id, base::Timestamp time);

    Database& database_;
};

}  // namespace storyflow::store::sql
