#pragma once

#include <memory>
#include <optional>

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
#include "tests/contract/suites.hpp"
#include "tests/support/postgres_test_database.hpp"

namespace storyflow::store {

/// A PostgreSQL database of a test with all its stores.
class PostgresStores final : public contract::Stores {
  public:
    PostgresStores() { reopen(); }

    story::ProjectStore& projects() override { return open_->projects; }
    story::SegmentStore& segments() override { return open_->segments; }
    story::SequenceStore& sequence() override { return open_->sequence; }
    story::SegmentMediaStore& segment_media() override { return open_->segment_media; }
    story::MediaJournal& journal() override { return open_->journal; }
    story::PronunciationStore& pronunciations() override { return open_->pronunciations; }
    story::SettingsStore& settings() override { return open_->settings; }
    tasks::TaskStore& tasks() override { return open_->tasks; }
    tasks::WorkQueue& work() override { return open_->work; }
    tasks::WebhookOutbox& webhooks() override { return open_->webhooks; }
    void reopen() override {
        open_.reset();
        open_.emplace(database_.url(), clock, ids_);
    }

  private:
    struct Open {
        Open(const std::string& url, const base::Clock& clock, base::IdSource& ids)
            : database(url, {.clock = &clock}),
              projects(database, ids),
              segments(database, ids),
              sequence(database, ids),
              segment_media(database),
              journal(database),
              pronunciations(database, ids),
              settings(database),
              tasks(database),
              work(database),
              webhooks(database) {}

        PostgresDatabase database;
        PostgresProjectStore projects;
        PostgresSegmentStore segments;
        PostgresSequenceStore sequence;
        PostgresSegmentMediaStore segment_media;
        PostgresMediaJournal journal;
        PostgresPronunciationStore pronunciations;
        PostgresSettingsStore settings;
        PostgresTaskStore tasks;
        PostgresWorkQueue work;
        PostgresWebhookOutbox webhooks;
    };

    support::PostgresTestDatabase database_;
    base::RandomIdSource ids_;
    std::optional<Open> open_;
};

inline contract::Backend postgres_backend() {
    return {"Postgres", [] { return std::make_unique<PostgresStores>(); }};
}

inline std::string postgres_name(const testing::TestParamInfo<contract::Backend>& backend) {
    return backend.param.name;
}

}  // namespace storyflow::store
