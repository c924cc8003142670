#pragma once

#include <string>

#include "app/story_stores.hpp"
#include "store/postgres/database.hpp"
#include "store/postgres/media_journal.hpp"
#include "store/postgres/project_store.hpp"
#include "store/postgres/pronunciation_store.hpp"
#include "store/postgres/segment_media_store.hpp"
#include "store/postgres/segment_store.hpp"
#include "store/postgres/sequence_store.hpp"
#include "store/postgres/settings_store.hpp"
#include "store/postgres/task_store.hpp"
#include "store/postgres/webhook_outbox.hpp"
#include "store/postgres/work_queue.hpp"

namespace storyflow::app {

/// The stores of one PostgreSQL database, which other processes may use as well.
class PostgresStoryStores final : public StoryStores {
  public:
    PostgresStoryStores(const std::string& url, base::IdSource& ids)
        : database_(url),
          projects_(database_, ids),
          segments_(database_, ids),
          sequence_(database_, ids),
          segment_media_(database_),
          pronunciations_(database_, ids),
          settings_(database_),
          journal_(database_),
          tasks_(database_),
          work_(database_),
          webhooks_(database_) {}

    story::ProjectStore& projects() override { return projects_; }
    story::SegmentStore& segments() override { return segments_; }
    story::SequenceStore& sequence() override { return sequence_; }
    story::SegmentMediaStore& segment_media() override { return segment_media_; }
    story::PronunciationStore& pronunciations() override { return pronunciations_; }
    story::SettingsStore& settings() override { return settings_; }
    story::MediaJournal& journal() override { return journal_; }
    tasks::TaskStore& tasks() override { return tasks_; }
    tasks::WorkQueue& work() override { return work_; }
    tasks::WebhookOutbox& webhooks() override { return webhooks_; }
    void require_writable() override {
        // Locks no row, but is refused where nothing may be changed: by a standby server, for example.
        database_.write([](store::postgres::Transaction& transaction) {
            transaction.run("SELECT 1 FROM settings WHERE false FOR UPDATE");
        });
    }

  private:
    store::PostgresDatabase database_;
    store::PostgresProjectStore projects_;
    store::PostgresSegmentStore segments_;
    store::PostgresSequenceStore sequence_;
    store::PostgresSegmentMediaStore segment_media_;
    store::PostgresPronunciationStore pronunciations_;
    store::PostgresSettingsStore settings_;
    store::PostgresMediaJournal journal_;
    store::PostgresTaskStore tasks_;
    store::PostgresWorkQueue work_;
    store::PostgresWebhookOutbox webhooks_;
};

}  // namespace storyflow::app
