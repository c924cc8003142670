#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

#include "api/api.hpp"
#include "app/access_log.hpp"
#include "app/audit_log.hpp"
#include "app/change_keeper.hpp"
#include "app/config.hpp"
#include "app/crash_mark.hpp"
#include "app/folder_lock.hpp"
#include "app/media_lock.hpp"
#include "app/narration_room.hpp"
#include "app/readiness.hpp"
#include "app/server_keys.hpp"
#include "app/story_stores.hpp"
#include "app/webhook_sender.hpp"
#include "base/clock.hpp"
#include "base/ids.hpp"
#include "http/client_limits.hpp"
#include "http/server.hpp"
#include "models/model_fetch.hpp"
#include "narration/speaking_turns.hpp"
#include "tasks/task_manager.hpp"
#include "wyoming/server.hpp"

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
    /// "tcp://127.0.0.1:10200"; std::nullopt if the Wyoming port is off.
    [[nodiscard]] std::optional<std::string> wyoming_address() const;

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
    /// The record of writes hears of changed keys while both exist.
    struct KeyRecord {
        KeyRecord(ServerKeys& watched, AuditLog& log) : keys(watched) {
            keys.when_changed([&log](const KeyChange& change) { log.key_changed(change); });
        }
        ~KeyRecord() { keys.when_changed({}); }
        KeyRecord(const KeyRecord&) = delete;
        KeyRecord& operator=(const KeyRecord&) = delete;
        ServerKeys& keys;
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
    void open_wyoming(std::uint16_t port);

    Config config_;
    std::stop_source stopping_;
    ServerKeys keys_;  ///< first, so that a fault of the key file is told before a folder is touched
    DataFolder data_folder_;
    base::SystemClock clock_;
    base::RandomIdSource ids_;
    std::unique_ptr<StoryStores> stores_;
    NarrationRoom narration_room_;
    narration::SpeakingTurns turns_;  ///< of the speech API, the agents and the Wyoming port
    models::ModelFetch model_fetch_;
    std::optional<ReadinessWatch> readiness_;  ///< constructed once the engine is chosen
    TaskManagerRun task_manager_run_;
    std::unique_ptr<StoreListener> listener_;
    std::optional<WebhookSender> webhooks_;
    narration::KeptSounds kept_sounds_;
    narration::RemovedStories removed_stories_;
    std::optional<ChangeKeeper> change_keeper_;
    api::Api api_;
    AccessLog access_log_;
    AuditLog audit_log_;
    KeyRecord key_record_{keys_, audit_log_};
    http::ClientLimits client_limits_;
    ServerRun server_run_;
    std::unique_ptr<wyoming::Server> wyoming_;  ///< null if the port is off
};

}  // namespace storyflow::app
