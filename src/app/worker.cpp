#include "app/worker.hpp"

#include <spdlog/spdlog.h>

#include <string>
#include <utility>
#include <vector>

#include "app/gauges.hpp"
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

http::AccessPolicyOptions access_policy(const Config& config, const ServerKeys& keys,
                                        const std::string& host) {
    http::AccessPolicyOptions policy;
    policy.allowed_hosts = config.allow_hosts;
    policy.allowed_hosts.push_back(host);
    policy.allow_any_address = host == "0.0.0.0" || host == "::";
    policy.keys = keys.ring();
    return policy;
}

http::ServerOptions server_options(const ListenAddress& address,
                                   std::vector<http::ExchangeObserver*> observers) {
    http::ServerOptions options;
    options.host = address.host;
    options.port = address.port;
    // A few monitors ask now and then; the cores are for the engine.
    options.handler_threads = 1;
    options.disk_threads = 1;
    options.max_connections = 64;
    options.observers = std::move(observers);
    return options;
}

}  // namespace

Worker::Monitoring::Monitoring(Worker& worker, const ListenAddress& address)
    : access_log(log_format(worker.config_)),
      page([&worker] { return worker.measures(); },
           access_policy(worker.config_, worker.keys_, address.host)),
      server(server_options(address, {&access_log, &worker.narration_room_.measures()}), page) {}

Worker::Worker(const Config& config)
    : config_(require_shared_database(config)),
      keys_(config),
      media_lock_(lock_of_media(config)),
      stores_(open_stores(config, clock_, ids_)),
      narration_room_(config, *stores_, ids_, clock_) {
    if (config_.metrics) monitoring_ = std::make_unique<Monitoring>(*this, *config_.metrics);
}

void Worker::start() {
    watch_over_this_process(crash_mark_, config_);
    if (crash_mark_) put_back_of_crashed(*crash_mark_, stores_->work());
    auto options = worker_options(config_);
    options.kinds = narration_room_.kinds();
    pool_ = std::make_unique<tasks::WorkerPool>(stores_->work(), narration_room_.work(), options,
                                                [](const std::string&) {});
    listener_ =
        listen_to_stores(config_, {.task_changed = [this](const std::string&) { pool_->check_leases(); },
                                   .work_arrived = [this] { pool_->wake(); },
                                   .something_missed =
                                       [this] {
                                           pool_->check_leases();
                                           pool_->wake();
                                       }});
    if (monitoring_) monitoring_->server.start();
}

std::optional<std::string> Worker::measures_address() const {
    if (!monitoring_) return std::nullopt;
    const auto& host = config_.metrics->host;
    const bool is_ip6 = host.find(':') != std::string::npos;
    return "http://" + (is_ip6 ? "[" + host + "]" : host) + ":" + std::to_string(monitoring_->server.port()) +
           "/metrics";
}

std::string Worker::measures() {
    return narration_room_.measures().text(
        process_gauges(narration_room_.espeak_processes().lost_processes()));
}

}  // namespace storyflow::app
