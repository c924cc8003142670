#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "app/story_stores.hpp"
#include "store/sqlite/database.hpp"
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

namespace storyflow::app {

/// The stores of one SQLite file, which belongs to this process alone.
class SqliteStoryStores final : public StoryStores {
  public:
    SqliteStoryStores(const std::filesystem::path& file, const base::Clock& clock, base::IdSource& ids)
        : database_(file, std::chrono::seconds(5), kept_room),
          projects_(database_, clock, ids),
          segments_(database_, clock, ids),
          sequence_(database_, clock, ids),
          segment_media_(database_, clock),
          pronunciations_(database_, ids),
          settings_(database_, clock),
          journal_(database_),
          tasks_(database_, clock),
          work_(database_, clock),
          webhooks_(database_, clock) {}

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
    std::optional<std::string> fault() override { return database_.fault(); }
    void require_writable() override {
        database_.write([](store::Connection&) {});
    }

  private:
    /// A deletion logs every page that it touches: 14 MiB for a story of 49,000 short segments.
    static constexpr std::uint64_t kept_room = 32 * 1024 * 1024;

    store::Database database_;
    store::SqliteProjectStore projects_;
    store::SqliteSegmentStore segments_;
    store::SqliteSequenceStore sequence_;
    store::SqliteSegmentMediaStore segment_media_;
    store::SqlitePronunciationStore pronunciations_;
    store::SqliteSettingsStore settings_;
    store::SqliteMediaJournal journal_;
    store::SqliteTaskStore tasks_;
    store::SqliteWorkQueue work_;
    store::SqliteWebhookOutbox webhooks_;
};

}  // namespace storyflow::app
