#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/config.hpp"
#include "base/clock.hpp"
#include "base/ids.hpp"
#include "story/stores.hpp"
#include "tasks/task_store.hpp"
#include "tasks/webhook_outbox.hpp"
#include "tasks/work_queue.hpp"

namespace storyflow::app {

/// Every port of one database, whichever it is. Safe from any thread.
class StoryStores {
  public:
    virtual ~StoryStores() = default;
    [[nodiscard]] virtual story::ProjectStore& projects() = 0;
    [[nodiscard]] virtual story::SegmentStore& segments() = 0;
    [[nodiscard]] virtual story::SequenceStore& sequence() = 0;
    [[nodiscard]] virtual story::SegmentMediaStore& segment_media() = 0;
    [[nodiscard]] virtual story::PronunciationStore& pronunciations() = 0;
    [[nodiscard]] virtual story::SettingsStore& settings() = 0;
    [[nodiscard]] virtual story::MediaJournal& journal() = 0;
    [[nodiscard]] virtual tasks::TaskStore& tasks() = 0;
    [[nodiscard]] virtual tasks::WorkQueue& work() = 0;
    [[nodiscard]] virtual tasks::WebhookOutbox& webhooks() = 0;
    /// Why nothing can be stored any more until somebody helps; nothing while all is well.
    [[nodiscard]] virtual std::optional<std::string> fault() { return std::nullopt; }
    /// Begins a change that changes nothing. Throws `base::Error` with the reason when the database takes
    /// none.
    virtual void require_writable() = 0;
};

/// What processes that share a database tell each other. Called from a thread of its own.
struct StoreNews {
    std::function<void(const std::string& task_id)> task_changed;
    std::function<void()> work_arrived;
    std::function<void()> something_missed;  ///< the connection was lost for a while
};

/// Listens as long as it lives.
class StoreListener {
  public:
    virtual ~StoreListener() = default;
};

/// Opens the database that the configuration names: SQLite in the data folder without one, else PostgreSQL.
/// `clock` and `ids` are borrowed. Throws `base::Error` with the reason when it cannot be used, or as
/// `require_known_database` does.
[[nodiscard]] std::unique_ptr<StoryStores> open_stores(const Config& config, const base::Clock& clock,
                                                       base::IdSource& ids);

/// The same beside the server, whose database it neither makes nor brings up to date. Throws
/// `base::Error{not_found}` when there is none yet, and `base::Error{conflict}` for one of an older version.
[[nodiscard]] std::unique_ptr<StoryStores> open_existing_stores(const Config& config, base::IdSource& ids);

/// What a look at the configured database tells.
struct DatabaseLook {
    std::string place;                      ///< the file, or "storyflow on db.example:5432"
    bool is_up_to_date = true;              ///< false: the server will bring it up to date when it starts
    std::optional<std::string> tts_engine;  ///< as the settings choose it; nothing when none were stored
};

/// Reads only. Returns std::nullopt if there is no database yet. Throws `base::Error` with the reason when it
/// cannot be used.
[[nodiscard]] std::optional<DatabaseLook> look_at_database(const Config& config);

/// Nothing for SQLite, which one process has for itself.
[[nodiscard]] std::unique_ptr<StoreListener> listen_to_stores(const Config& config, StoreNews news);

}  // namespace storyflow::app
