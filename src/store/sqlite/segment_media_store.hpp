#pragma once

#include "store/sqlite/database.hpp"
#include "story/stores.hpp"

namespace storyflow::store {

class SqliteSegmentMediaStore final : public story::SegmentMediaStore {
  public:
    SqliteSegmentMediaStore(Database& database, const base::Clock& clock)
        : database_(database), clock_(clock) {}

    std::variant<story::MediaChanges, story::PublishRefusal> publish_narration(
        const story::NarrationDraft& draft) override;
    std::optional<std::vector<story::NarratedWord>> words(std::string_view id) override;
    std::optional<std::variant<story::MediaChanges, story::NothingThere>> remove_narration(
        std::string_view id) override;
    std::optional<story::MediaChanges> set_image(std::string_view id, const std::string& target,
                                                 const std::string& incoming_file) override;
    std::optional<std::variant<story::MediaChanges, story::NothingThere>> remove_image(
        std::string_view id) override;

  private:
    Database& database_;
    const base::Clock& clock_;
};

}  // namespace storyflow::store
