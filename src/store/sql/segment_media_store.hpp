#pragma once

#include "store/sql/database.hpp"
#include "story/stores.hpp"

namespace storyflow::store::sql {

class SegmentMediaStore final : public story::SegmentMediaStore {
  public:
    explicit SegmentMediaStore(Database& database) : database_(database) {}

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
};

}  // namespace storyflow::store::sql
