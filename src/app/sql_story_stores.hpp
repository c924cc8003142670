#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "app/story_stores.hpp"
#include "store/sql/database.hpp"
#include "store/sql/stores.hpp"

namespace storyflow::app {

/// The stores of one database, whichever it is.
class SqlStoryStores final : public StoryStores {
  public:
    SqlStoryStores(std::unique_ptr<store::sql::Database> database,
                   std::unique_ptr<story::MediaJournal> journal, base::IdSource& ids)
        : database_(std::move(database)), journal_(std::move(journal)), stores_(*database_, ids) {}

    story::ProjectStore& projects() override { return stores_.projects; }
    story::SegmentStore& segments() override { return stores_.segments; }
    story::SequenceStore& sequence() override { return stores_.sequence; }
    story::SegmentMediaStore& segment_media() override { return stores_.segment_media; }
    story::PronunciationStore& pronunciations() override { return stores_.pronunciations; }
    story::SettingsStore& settings() override { return stores_.settings; }
    story::MediaJournal& journal() override { return *journal_; }
    tasks::TaskStore& tasks() override { return stores_.tasks; }
    tasks::WorkQueue& work() override { return stores_.work; }
    tasks::WebhookOutbox& webhooks() override { return stores_.webhooks; }
    std::optional<std::string> fault() override { return database_->fault(); }
    void require_writable() override { database_->require_writable(); }

  private:
    std::unique_ptr<store::sql::Database> database_;
    std::unique_ptr<story::MediaJournal> journal_;
    store::sql::Stores stores_;
};

}  // namespace storyflow::app
