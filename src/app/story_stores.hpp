#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/config.hpp"
#include "base/clock.hpp"
#include "base/ids.hpp"
#include "story/change.hpp"
#include "story/film_store.hpp"
#include "story/project_copy.hpp"
#include "story/removed_projects.hpp"
#include "story/settings_media_store.hpp"
#include "story/stores.hpp"
#include "tasks/task_store.hpp"
#include "tasks/webhook_outbox.hpp"
#include "tasks/work_queue.hpp"

namespace storyflow::app {

/// All ports on one database, SQLite or PostgreSQL. Safe from any thread.
class StoryStores {
  public:
    virtual ~StoryStores() = default;
    [[nodiscard]] virtual story::ProjectStore& projects() = 0;
    [[nodiscard]] virtual story::SegmentStore& segments() = 0;
    [[nodiscard]] virtual story::SequenceStore& sequence() = 0;
    [[nodiscard]] virtual story::SegmentMediaStore& segment_media() = 0;
    [[nodiscard]] virtual story::PronunciationStore& pronunciations() = 0;
    [[nodiscard]] virtual story::SettingsStore& settings() = 0;
    [[nodiscard]] virtual story::SettingsMediaStore& settings_media() = 0;
    [[nodiscard]] virtual story::FilmStore& films() = 0;
    [[nodiscard]] virtual story::ChangeStore& changes() = 0;
    [[nodiscard]] virtual story::MediaJournal& journal() = 0;
    [[nodiscard]] virtual tasks::TaskStore& tasks() = 0;
    [[nodiscard]] virtual tasks::WorkQueue& work() = 0;
    [[nodiscard]] virtual tasks::WebhookOutbox& webhooks() = 0;
    /// Why nothing can be stored until an operator repairs it; std::nullopt normally.
    [[nodiscard]] virtual std::optional<std::string> fault() { return std::nullopt; }
    /// Begins a transaction that changes nothing. Throws `base::Error` with the reason if the database
    /// accepts no changes.
    virtual void require_writable() = 0;
    [[nodiscard]] virtual story::RemovedProjects& removed_projects() = 0;
    [[nodiscard]] virtual story::ProjectCopyStore& project_copies() = 0;
};

/// Callbacks for what other processes change in a shared database. Called from a thread of their own.
struct StoreNews {
    std::function<void(const std::string& task_id)> task_changed;
    std::function<void()> work_arrived;
    std::function<void()> something_missed;  ///< notices may have been lost
};

/// Listens as long as this object lives.
class StoreListener {
  public:
    virtual ~StoreListener() = default;
};

/// Opens the configured database: PostgreSQL if the configuration names one, else SQLite in the data folder.
/// Borrows `clock` and `ids`. Throws `base::Error` with the reason if the database cannot be used, and as
/// `require_known_database` does.
[[nodiscard]] std::unique_ptr<StoryStores> open_stores(const Config& config, const base::Clock& clock,
                                                       base::IdSource& ids);

/// The same for a command that runs beside the server: neither creates nor upgrades the database. Throws
/// `base::Error{not_found}` if there is none, and `base::Error{conflict}` if its schema is older.
[[nodiscard]] std::unique_ptr<StoryStores> open_existing_stores(const Config& config, base::IdSource& ids);

/// The result of examining the configured database.
struct DatabaseLook {
    std::string place;                      ///< the file, or "storyflow on db.example:5432"
    bool is_up_to_date = true;              ///< false: the server will upgrade the schema when it starts
    std::optional<std::string> tts_engine;  ///< of the settings, if stored
};

/// Examines the database without changing it. Returns std::nullopt if there is none yet. Throws `base::Error`
/// with the reason if it cannot be used.
[[nodiscard]] std::optional<DatabaseLook> look_at_database(const Config& config);

/// Null for SQLite, which no other process uses.
[[nodiscard]] std::unique_ptr<StoreListener> listen_to_stores(const Config& config, StoreNews news);

}  // namespace storyflow::app
