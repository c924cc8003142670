#include "app/application.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

#include "app/open_files.hpp"

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

http::ServerOptions server_options(const Config& config) {
    http::ServerOptions options;
    options.host = config.host;
    options.port = config.port;
    // Half of what may be open is for clients, the rest for media, the database and the engines' processes.
    options.max_connections = std::min(options.max_connections, raise_open_file_limit() / 2);
    return options;
}

std::string bracketed(const std::string& host) {
    return host.find(':') == std::string::npos ? host : "[" + host + "]";
}

}  // namespace

Application::ServerRun::~ServerRun() {
    server.stop(stop_grace);
}

Application::Application(const Config& config)
    : config_(config),
      data_folder_(config.data),
      database_(config.data / "storyflow.db"),
      projects_(database_, clock_, ids_),
      segments_(database_, clock_, ids_),
      segment_media_(database_, clock_),
      pronunciations_(database_, ids_),
      settings_(database_, clock_),
      journal_(database_),
      task_store_(database_),
      library_(config.data / "media"),
      keeper_(journal_, library_),
      engine_room_(config),
      narrate_segment_(
          {segments_, segment_media_, pronunciations_, engine_room_.engines(), library_, keeper_, ids_},
          {.script_limit = config.script_limit}),
      api_({.projects = projects_,
            .segments = segments_,
            .segment_media = segment_media_,
            .pronunciations = pronunciations_,
            .settings = settings_,
            .tasks = tasks::TaskManager::instance(),
            .engines = engine_room_.engines(),
            .media = library_,
            .keeper = keeper_,
            .ids = ids_,
            .clock = clock_,
            .options = {.script_limit = config.script_limit, .stopping = stopping_.get_token()}},
           http::AccessPolicy(access_policy(config))),
      server_run_{http::Server(server_options(config), api_)} {
    keeper_.catch_up();
    if (config.engine) {
        settings_.change([&](story::Settings& settings) { settings.tts_engine = *config.engine; });
    }
}

void Application::start() {
    warn_of_missing_speech();
    tasks::TaskManager::instance().start(
        task_store_, narrate_segment_, clock_,
        {.workers = config_.workers,
         .retention = config_.task_retention,
         .queue_limit = config_.queue_limit,
         .cleanup_interval = std::min(longest_cleanup_interval, config_.task_retention)});
    server_run_.server.start();
}

std::string Application::address() const {
    return "http://" + bracketed(config_.host) + ":" + std::to_string(server_run_.server.port());
}

void Application::warn_of_missing_speech() {
    const auto engine = settings_.load().tts_engine;
    const auto availability = engine_room_.engines().find(engine).availability();
    if (!availability.available) spdlog::warn("No narration yet: {}", availability.reason);
}

}  // namespace storyflow::app
