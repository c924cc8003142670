#include "app/worker.hpp"

#include <spdlog/spdlog.h>

#include <string>

#include "app/worker_settings.hpp"
#include "base/error.hpp"

namespace storyflow::app {

namespace {

const Config& require_shared_database(const Config& config) {
    if (config.database) return config;
    throw base::Error(base::ErrorKind::invalid_input,
                      "A worker needs --database postgresql://…, the database that it shares with a server. "
                      "With SQLite one server does all the work: give it more --workers.");
}

/// std::nullopt for a worker that delivers to a server: it stores only cached chunks in its media folder.
std::optional<MediaLock> lock_of_media(const Config& config) {
    if (config.upload) return std::nullopt;
    return MediaLock(config.media, MediaLock::Use::shared);
}

/// A worker can run without the mark; then its crash cannot be distinguished from a kill.
void watch_over_this_process(std::optional<CrashMark>& mark, const Config& config) {
    try {
        mark.emplace(config.data, process_name());
    } catch (const base::Error& error) {
        spdlog::warn("Crashes of this worker will not be noticed: {}", error.what());
    }
}

}  // namespace

Worker::Worker(const Config& config)
    : config_(require_shared_database(config)),
      media_lock_(lock_of_media(config)),
      stores_(open_stores(config, clock_, ids_)),
      narration_room_(config, *stores_, ids_) {}

void Worker::start() {
    watch_over_this_process(crash_mark_, config_);
    if (crash_mark_) put_back_of_crashed(*crash_mark_, stores_->work());
    pool_ = std::make_unique<tasks::WorkerPool>(stores_->work(), narration_room_.narrate_segment(),
                                                worker_options(config_), [](const std::string&) {});
    listener_ =
        listen_to_stores(config_, {.task_changed = [this](const std::string&) { pool_->check_leases(); },
                                   .work_arrived = [this] { pool_->wake(); },
                                   .something_missed =
                                       [this] {
                                           pool_->check_leases();
                                           pool_->wake();
                                       }});
}

}  // namespace storyflow::app
