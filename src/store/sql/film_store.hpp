#pragma once

#include "store/sql/database.hpp"
#include "story/film_store.hpp"

namespace storyflow::store::sql {

class FilmStore final : public story::FilmStore {
  public:
    explicit FilmStore(Database& database) : database_(database) {}

    std::variant<story::MediaChanges, story::FilmRefusal> publish(const story::FilmDraft& draft) override;
    std::optional<story::FilmRefusal> refusal(const story::WorkLease& lease) override;
    std::optional<story::Film> find(std::string_view project_id) override;
    std::vector<story::FilmOfProject> list() override;
    void note_progress(std::string_view project_id, const story::RenderProgress& progress) override;
    std::optional<story::RenderProgress> progress(std::string_view project_id) override;

  private:
    Database& database_;
};

}  // namespace storyflow::store::sql
