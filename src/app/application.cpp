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
#include "app/folder_room.hpp"
#include "app/gauges.hpp"
#include "app/heap.hpp"
#include "app/open_files.hpp"
#include "app/worker_settings.hpp"
#include "base/version.hpp"

namespace storyflow::app {

namespace {

constexpr std::chrono::seconds stop_grace{3};
constexpr std::chrono::seconds longest_cleanup_interval{60};
constexpr std::size_t speaking_threads = 2;
constexpr std::size_t speeches_at_once = 16;

std::vector<http::IpRange> trusted_proxies(const Config& config) {
    std::vector<http::IpRange> ranges;
    ranges.reserve(config.trusted_proxies.size());
    for (const auto& text : config.trusted_proxies)
        ranges.push_back(http::IpRange::parse(text).value());  // the configuration has checked it
    return ranges;
}

http::AccessPolicyOptions access_policy(const Config& config, const ServerKeys& keys) {
    http::AccessPolicyOptions policy;
    policy.allowed_hosts = config.allow_hosts;
    policy.allow_any_address = config.host == "0.0.0.0" || config.host == "::";
    if (!policy.allow_any_address) policy.allowed_hosts.push_back(config.host);
    policy.allowed_origins = config.allow_origins;
    policy.keys = keys.ring();
    policy.trusted_proxies = trusted_proxies(config);
    return policy;
}

http::ServerOptions server_options(const Config& config, http::ClientLimits& limits,
                                   std::vector<http::ExchangeObserver*> observers) {
    http::ServerOptions options;
    options.host = config.host;
    options.port = config.port;
    // Half of the open files are for clients, the rest for media, the database and the engines' processes.
    options.max_connections = std::min(options.max_connections, raise_open_file_limit() / 2);
    options.after_large_request = trim_heap;
    options.client_limits = &limits;
    options.observers = std::move(observers);
    return options;
}

AuditLogOptions audit_options(const Config& config) {
    return {.file = config.audit_log, .format = log_format(config), .needs_keys = config.has_keys()};
}

std::optional<FolderLock> data_lock(const Config& config) {
    if (config.database) return std::nullopt;
    return FolderLock(config.data);
}

bool is_a_folder_full(const Config& config) {
    return room_in(config.media).state == FolderRoom::State::full ||
           room_in(config.data).state == FolderRoom::State::full;
}

std::string bracketed(const std::string& host) {
    return host.find(':') == std::string::npos ? host : "[" + host + "]";
}

api::VoiceFiles::Phase phase_of(models::FetchState::Phase phase) {
    using Phase = models::FetchState::Phase;
    switch (phase) {
        case Phase::idle:
            return api::VoiceFiles::Phase::idle;
        case Phase::running:
            return api::VoiceFiles::Phase::running;
        case Phase::done:
            return api::VoiceFiles::Phase::done;
        case Phase::failed:
            return api::VoiceFiles::Phase::failed;
    }
    return {};
}

api::VoiceFiles voice_files(const models::FetchState& fetch, const std::filesystem::path& models) {
    const bool is_running = fetch.phase == models::FetchState::Phase::running;
    return {.phase = phase_of(fetch.phase),
            .missing = is_running ? 0 : models::missing_bytes(models),
            .received = fetch.received,
            .total = fetch.total,
            .fault = fetch.fault};
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
      keys_(config),
      data_folder_(config),
      stores_(open_stores(config, clock_, ids_)),
      narration_room_(config, *stores_, ids_, clock_),
      turns_(speaking_threads, speeches_at_once),
      model_fetch_([this] { return models::missing_files(config_.models, config_.models_from); }),
      kept_sounds_(stores_->changes(), narration_room_.library(), narration_room_.keeper(), clock_,
                   {.age = config.undo_retention, .bytes = config.undo_space}),
      removed_stories_(stores_->removed_projects(), narration_room_.keeper(), clock_, config.undo_retention),
      api_({.projects = stores_->projects(),
            .segments = stores_->segments(),
            .sequence = stores_->sequence(),
            .segment_media = stores_->segment_media(),
            .pronunciations = stores_->pronunciations(),
            .settings = stores_->settings(),
            .settings_media = stores_->settings_media(),
            .films = stores_->films(),
            .changes = stores_->changes(),
            .removed_projects = stores_->removed_projects(),
            .project_copies = stores_->project_copies(),
            .tasks = tasks::TaskManager::instance(),
            .engines = narration_room_.engines(),
            .media = narration_room_.library(),
            .keeper = narration_room_.keeper(),
            .turns = turns_,
            .ids = ids_,
            .clock = clock_,
            .options = {.script_limit = config.script_limit,
                        .takes_deliveries = config.has_keys(),
                        .stopping = stopping_.get_token(),
                        .has_ffmpeg = !config.ffmpeg.empty(),
                        .ffmpeg = config.ffmpeg,
                        .pdftotext = config.pdftotext,
                        .studio = api::embedded_studio()},
            .system = system_facts()},
           http::AccessPolicy(access_policy(config, keys_))),
      access_log_(log_format(config)),
      audit_log_(audit_options(config), clock_),
      client_limits_({.requests_per_second = config.client_rate, .requests_at_once = config.client_requests}),
      server_run_{http::Server(
          server_options(config, client_limits_, {&access_log_, &audit_log_, &narration_room_.measures()}),
          api_)} {
    narration_room_.keeper().catch_up(config.database ? abandoned_after : std::chrono::hours(0));
    // A choice that is stored already is not written again, so that the server can start on a full disk.
    if (config.engine && stores_->settings().load().tts_engine != *config.engine) {
        stores_->settings().change([&](story::Settings& settings) { settings.tts_engine = *config.engine; });
    }
    readiness_.emplace([this](std::string& detail) { return examine(detail); });
    if (config.wyoming_port) open_wyoming(*config.wyoming_port);
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
    change_keeper_.emplace(kept_sounds_, removed_stories_, [this] { return is_a_folder_full(config_); });
    server_run_.server.start();
    if (wyoming_) wyoming_->start();
}

void Application::open_wyoming(std::uint16_t port) {
    wyoming_ =
        std::make_unique<wyoming::Server>(wyoming::ServerOptions{.host = config_.wyoming_host, .port = port},
                                          wyoming::Speaking{.engines = narration_room_.engines(),
                                                            .settings = stores_->settings(),
                                                            .turns = turns_,
                                                            .stopping = stopping_.get_token(),
                                                            .version = std::string(base::program_version())});
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
            .measures = [this] { return measures(); },
            .voices = {.state = [this] { return voice_files(model_fetch_.state(), config_.models); },
                       .start = [this] { model_fetch_.start(); },
                       .stop = [this] { model_fetch_.stop(); }}};
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

std::optional<std::string> Application::wyoming_address() const {
    if (!wyoming_) return std::nullopt;
    return "tcp://" + bracketed(config_.wyoming_host) + ":" + std::to_string(wyoming_->port());
}

std::string Application::address() const {
    return "http://" + bracketed(config_.host) + ":" + std::to_string(server_run_.server.port());
}

}  // namespace storyflow::app
