#include "app/application.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "api/json_text.hpp"
#include "api/task_json.hpp"
#include "app/diagnosis.hpp"
#include "app/gauges.hpp"
#include "app/heap.hpp"
#include "app/open_files.hpp"
#include "app/worker_settings.hpp"

namespace storyflow::app {

namespace {

constexpr std::chrono::seconds stop_grace{3};
constexpr std::chrono::seconds longest_cleanup_interval{60};

http::AccessPolicyOptions access_policy(const Config& config) {
    http::AccessPolicyOptions policy;
    policy.allowed_hosts = config.allow_hosts;
    policy.allow_any_address = config.host == "0.0.0.0" || config.host == "::";
    if (!policy.allow_any_address) policy.allowed_hosts.push_back(config.host);
    policy.allowed_origins = config.allow_origins;
    policy.api_key = config.api_key;
    return policy;
}

http::ServerOptions server_options(const Config& config, std::vector<http::ExchangeObserver*> observers) {
    http::ServerOptions options;
    options.host = config.host;
    options.port = config.port;
    // Half of the open files are for clients, the rest for media, the database and the engines' processes.
    options.max_connections = std::min(options.max_connections, raise_open_file_limit() / 2);
    options.after_large_request = trim_heap;
    options.observers = std::move(observers);
    return options;
}

std::optional<FolderLock> data_lock(const Config& config) {
    if (config.database) return std::nullopt;
    return FolderLock(config.data);
}

std::string bracketed(const std::string& host) {
    return host.find(':') == std::string::npos ? host : "[" + host + "]";
}

}  // namespace

Application::ServerRun::~ServerRun() {
    server.stop(stop_grace);
}

Application::DataFolder::DataFolder(const Config& config)
    : lock(data_lock(config)),
      media_lock(config.media, config.database ? MediaLock::Use::shared : MediaLock::Use::alone),
      media_disk(config.media) {
    crash_mark.emplace(config.data, process_name());
}

Application::Application(const Config& config)
    : config_(config),
      data_folder_(config),
      stores_(open_stores(config, clock_, ids_)),
      narration_room_(config, *stores_, ids_),
      api_({.projects = stores_->projects(),
            .segments = stores_->segments(),
            .sequence = stores_->sequence(),
            .segment_media = stores_->segment_media(),
            .pronunciations = stores_->pronunciations(),
            .settings = stores_->settings(),
            .tasks = tasks::TaskManager::instance(),
            .engines = narration_room_.engines(),
            .media = narration_room_.library(),
            .keeper = narration_room_.keeper(),
            .ids = ids_,
            .clock = clock_,
            .options = {.script_limit = config.script_limit,
                        .takes_deliveries = config.api_key.has_value(),
                        .stopping = stopping_.get_token(),
                        .has_ffmpeg = !config.ffmpeg.empty(),
                        .pdftotext = config.pdftotext,
                        .studio = api::embedded_studio()},
            .system = system_facts()},
           http::AccessPolicy(access_policy(config))),
      access_log_(log_format(config)),
      server_run_{http::Server(server_options(config, {&access_log_, &narration_room_.measures()}), api_)} {
    narration_room_.keeper().catch_up(config.database ? abandoned_after : std::chrono::hours(0));
    // A choice that is stored already is not written again, so that the server can start on a full disk.
    if (config.engine && stores_->settings().load().tts_engine != *config.engine) {
        stores_->settings().change([&](story::Settings& settings) { settings.tts_engine = *config.engine; });
    }
    readiness_.emplace([this](std::string& detail) { return examine(detail); });
}

void Application::start() {
    put_back_of_crashed(*data_folder_.crash_mark, stores_->work());
    auto& manager = tasks::TaskManager::instance();
    manager.start(stores_->tasks(), stores_->work(), narration_room_.work(), task_options());
    listener_ = listen_to_stores(
        config_, {.task_changed = [&manager](const std::string& task_id) { manager.notice_change(task_id); },
                  .work_arrived = [&manager] { manager.notice_work(); },
                  .something_missed = [&manager] { manager.notice_work(); }});
    start_webhooks();
    server_run_.server.start();
}

api::SystemFacts Application::system_facts() {
    return {.database = config_.database ? "postgresql" : "sqlite",
            .workers = config_.workers,
            .examine =
                [this] {
                    const auto chosen = stores_->settings().load().tts_engine;
                    auto findings = diagnose(config_, narration_room_.engines(), chosen);
                    if (auto fault = stores_->fault())
                        findings.push_back({Finding::Verdict::broken, true, "database", *std::move(fault)});
                    return findings;
                },
            .readiness = [this] { return readiness_->latest(); },
            .measures = [this] { return measures(); }};
}

std::string Application::measures() {
    auto gauges = queue_gauges(unfinished_tasks(tasks::TaskManager::instance()), clock_.now());
    std::ranges::move(process_gauges(narration_room_.espeak_processes().lost_processes()),
                      std::back_inserter(gauges));
    return narration_room_.measures().text(gauges);
}

ReadinessChecks Application::examine(std::string& detail) {
    return examine_readiness(config_, data_folder_.media_disk, *stores_, narration_room_.engines(), detail);
}

void Application::start_webhooks() {
    if (!config_.webhook) return;
    const auto render = [](const tasks::TaskStatus& status) {
        return api::json_text(api::task_status_json(status, {}));
    };
    webhooks_.emplace(stores_->webhooks(), stores_->tasks(), clock_, render,
                      WebhookOptions{.address = *config_.webhook, .secret = config_.webhook_secret});
}

tasks::TaskManagerOptions Application::task_options() const {
    tasks::TaskManagerOptions options;
    options.work = worker_options(config_);
    options.retention = config_.task_retention;
    options.queue_limit = config_.queue_limit;
    options.cleanup_interval = std::min(longest_cleanup_interval, config_.task_retention);
    if (config_.database) {
        options.sharing_interval = sharing_interval(config_);
        options.orphans_at_start = tasks::Orphans::expired;
    }
    return options;
}

std::string Application::address() const {
    return "http://" + bracketed(config_.host) + ":" + std::to_string(server_run_.server.port());
}

}  // namespace storyflow::app
