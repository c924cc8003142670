#pragma once

#include <stop_token>
#include <string>

#include "api/api.hpp"
#include "app/config.hpp"
#include "app/engine_room.hpp"
#include "app/folder_lock.hpp"
#include "base/clock.hpp"
#include "base/ids.hpp"
#include "http/server.hpp"
#include "media/media_library.hpp"
#include "narration/media_keeper.hpp"
#include "narration/narrate_segment.hpp"
#include "store/sqlite/database.hpp"
#include "store/sqlite/media_journal.hpp"
#include "store/sqlite/project_store.hpp"
#include "store/sqlite/pronunciation_store.hpp"
#include "store/sqlite/segment_media_store.hpp"
#include "store/sqlite/segment_store.hpp"
#include "store/sqlite/settings_store.hpp"
#include "store/sqlite/task_store.hpp"
#include "tasks/task_manager.hpp"

namespace storyflow::app {

/// The server as a whole. Builds every object once; members are destroyed from last to first, which is the
/// order of the shutdown: no new requests, then no running work, then the stores.
class Application {
  public:
    /// Opens the data folder and takes up unfinished file changes. Throws `base::Error` when the folder is in
    /// use, the database is newer than the program, or the address is taken.
    explicit Application(const Config& config);

    /// Asks everything to stop; then the members go, last to first.
    ~Application() { stopping_.request_stop(); }
    Application(const Application&) = delete;
    Application& operator=(const Application&) = delete;

    /// Serves and narrates from now on.
    void start();
    /// "http://127.0.0.1:8000"
    [[nodiscard]] std::string address() const;

  private:
    /// Shuts the process-wide manager down with its borrower.
    struct TaskManagerRun {
        ~TaskManagerRun() { tasks::TaskManager::instance().shutdown(); }
    };
    /// Ends requests in progress before what they use goes away.
    struct ServerRun {
        http::Server server;
        ~ServerRun();
    };

    void warn_of_missing_speech();

    Config config_;
    std::stop_source stopping_;
    FolderLock data_folder_;
    base::SystemClock clock_;
    base::RandomIdSource ids_;
    store::Database database_;
    store::SqliteProjectStore projects_;
    store::SqliteSegmentStore segments_;
    store::SqliteSegmentMediaStore segment_media_;
    store::SqlitePronunciationStore pronunciations_;
    store::SqliteSettingsStore settings_;
    store::SqliteMediaJournal journal_;
    store::SqliteTaskStore task_store_;
    media::MediaLibrary library_;
    narration::MediaKeeper keeper_;
    EngineRoom engine_room_;
    narration::NarrateSegment narrate_segment_;
    TaskManagerRun task_manager_run_;
    api::Api api_;
    ServerRun server_run_;
};

}  // namespace storyflow::app
