#pragma once

#include <memory>
#include <optional>
#include <stop_token>
#include <string>

#include "api/api.hpp"
#include "app/access_log.hpp"
#include "app/config.hpp"
#include "app/crash_mark.hpp"
#include "app/folder_lock.hpp"
#include "app/media_lock.hpp"
#include "app/narration_room.hpp"
#include "app/readiness.hpp"
#include "app/story_stores.hpp"
#include "app/webhook_sender.hpp"
#include "base/clock.hpp"
#include "base/ids.hpp"
#include "http/server.hpp"
#include "tasks/task_manager.hpp"

namespace storyflow::app {

/// The server as a whole. Builds every object once; members are destroyed from last to first, which is the
/// order of the shutdown: no new requests, then no running work, then the stores.
class Application {
  public:
    /// Opens the data folder and carries out the file changes that its journal still holds. Throws
    /// `base::Error` if the folder is in use, the database is newer than the program, or the address is
    /// taken.
    explicit Application(const Config& config);

    /// Requests a stop everywhere; then the members are destroyed, last to first.
    ~Application() { stopping_.request_stop(); }
    Application(const Application&) = delete;
    Application& operator=(const Application&) = delete;

    /// Begins to serve and narrate.
    void start();
    /// "http://127.0.0.1:8000"
    [[nodiscard]] std::string address() const;

  private:
    /// The data folder, which records how earlier processes ended. With SQLite this process locks the data
    /// folder and the media folder for itself.
    struct DataFolder {
        explicit DataFolder(const Config& config);
        std::optional<FolderLock> lock;
        MediaLock media_lock;
        media::MediaDisk media_disk;  ///< in the state in which the lock marked it
        std::optional<CrashMark> crash_mark;
    };
    /// Shuts the process-wide task manager down before the objects that it borrows are destroyed.
    struct TaskManagerRun {
        ~TaskManagerRun() { tasks::TaskManager::instance().shutdown(); }
    };
    /// Ends requests in progress before the objects that they use are destroyed.
    struct ServerRun {
        http::Server server;
        ~ServerRun();
    };

    [[nodiscard]] tasks::TaskManagerOptions task_options() const;
    /// The facts for the API; they borrow this object.
    [[nodiscard]] api::SystemFacts system_facts();
    [[nodiscard]] std::string measures();
    [[nodiscard]] ReadinessChecks examine(std::string& detail);
    void start_webhooks();

    Config config_;
    std::stop_source stopping_;
    DataFolder data_folder_;
    base::SystemClock clock_;
    base::RandomIdSource ids_;
    std::unique_ptr<StoryStores> stores_;
    NarrationRoom narration_room_;
    std::optional<ReadinessWatch> readiness_;  ///< constructed once the engine is chosen
    TaskManagerRun task_manager_run_;
    std::unique_ptr<StoreListener> listener_;
    std::optional<WebhookSender> webhooks_;
    api::Api api_;
    AccessLog access_log_;
    ServerRun server_run_;
};

}  // namespace storyflow::app
