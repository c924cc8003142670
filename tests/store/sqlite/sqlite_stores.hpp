#pragma once

#include <memory>
#include <optional>

#include "store/sqlite/media_journal.hpp"
#include "store/sqlite/project_store.hpp"
#include "store/sqlite/pronunciation_store.hpp"
#include "store/sqlite/segment_media_store.hpp"
#include "store/sqlite/segment_store.hpp"
#include "store/sqlite/sequence_store.hpp"
#include "store/sqlite/settings_store.hpp"
#include "store/sqlite/task_store.hpp"
#include "store/sqlite/webhook_outbox.hpp"
#include "store/sqlite/work_queue.hpp"
#include "tests/contract/suites.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::store {

/// An SQLite file in a temporary folder with all its stores.
class SqliteStores final : public contract::Stores {
  public:
    SqliteStores() { reopen(); }

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
        open_.emplace(folder_.path() / "storyflow.db", clock, ids_);
    }

  private:
    struct Open {
        Open(const std::filesystem::path& file, const base::Clock& clock, base::IdSource& ids)
            : database(file),
              projects(database, clock, ids),
              segments(database, clock, ids),
              sequence(database, clock, ids),
              segment_media(database, clock),
              journal(database),
              pronunciations(database, ids),
              settings(database, clock),
              tasks(database, clock),
              work(database, clock),
              webhooks(database, clock) {}

        Database database;
        SqliteProjectStore projects;
        SqliteSegmentStore segments;
        SqliteSequenceStore sequence;
        SqliteSegmentMediaStore segment_media;
        SqliteMediaJournal journal;
        SqlitePronunciationStore pronunciations;
        SqliteSettingsStore settings;
        SqliteTaskStore tasks;
        SqliteWorkQueue work;
        SqliteWebhookOutbox webhooks;
    };

    support::TemporaryDirectory folder_;
    base::RandomIdSource ids_;
    std::optional<Open> open_;
};

inline contract::Backend sqlite_backend() {
    return {"Sqlite", [] { return std::make_unique<SqliteStores>(); }};
}

inline std::string backend_name(const testing::TestParamInfo<contract::Backend>& backend) {
    return backend.param.name;
}

}  // namespace storyflow::store
