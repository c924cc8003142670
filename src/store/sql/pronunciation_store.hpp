#pragma once

#include "base/ids.hpp"
#include "store/sql/database.hpp"
#include "story/stores.hpp"

namespace storyflow::store::sql {

class PronunciationStore final : public story::PronunciationStore {
  public:
    PronunciationStore(Database& database, base::IdSource& ids) : database_(database), ids_(ids) {}

    std::vector<story::Pronunciation> list(std::string_view project_id) override;
    std::optional<story::Pronunciation> find(std::string_view id) override;
    story::NarratedDictionaries narrated(std::string_view project_id) override;
    std::optional<story::Pronunciation> add(std::string_view project_id, std::string_view word,
                                            std::string_view spoken_as) override;
    std::optional<story::Pronunciation> edit(std::string_view id,
                                             const story::PronunciationEdit& change) override;
    bool remove(std::string_view id) override;

  private:
    Database& database_;
    base::IdSource& ids_;
};

}  // namespace storyflow::store::sql
