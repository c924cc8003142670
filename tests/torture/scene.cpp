#include "tests/torture/scene.hpp"

#include <signal.h>

#include <chrono>
#include <thread>

#include "app/config.hpp"

namespace storyflow::torture {

namespace {

constexpr std::size_t worker_processes = 2;

template <typename Thing>
Thing& any_of(std::vector<Thing>& things, std::mt19937& random) {
    return things[std::uniform_int_distribution<std::size_t>(0, things.size() - 1)(random)];
}

}  // namespace

Scene::Scene(Store store) : store_(store) {
    if (store_ == Store::postgres) {
        postgres_ =
            std::make_unique<support::PostgresServer>(support::PostgresServerOptions{.is_durable = true});
        url_ = postgres_->make_database();
    }
    start_server();
    workers_.resize(store_ == Store::postgres ? worker_processes : 0);
    for (std::size_t i = 0; i < workers_.size(); ++i)
        start_worker(i);
}

std::optional<std::uint16_t> Scene::port() const {
    const std::lock_guard lock(mutex_);
    return port_;
}

std::unique_ptr<app::StoryStores> Scene::look_inside() {
    app::Config config;
    config.data = folder_.path();
    if (store_ == Store::postgres) config.database = url_;
    return app::open_stores(config, clock_, ids_);
}

std::vector<Blow> Scene::possible_blows() const {
    if (store_ == Store::sqlite) return {Blow::kill_server, Blow::kill_server, Blow::kill_espeak};
    return {Blow::kill_server, Blow::kill_worker,   Blow::kill_worker,
            Blow::kill_espeak, Blow::kill_database, Blow::freeze_worker};
}

std::int64_t Scene::workers() const {
    return store_ == Store::sqlite ? 2 : 1 + static_cast<std::int64_t>(worker_processes);
}

void Scene::strike(Blow blow, std::mt19937& random) {
    switch (blow) {
        case Blow::kill_server:
            return restart_server();
        case Blow::kill_worker: {
            auto& worker = any_of(workers_, random);
            worker->kill_hard();
            return start_worker(static_cast<std::size_t>(&worker - workers_.data()));
        }
        case Blow::kill_espeak:
            return kill_one_espeak(random);
        case Blow::kill_database:
            postgres_->crash();
            return postgres_->start();
        case Blow::freeze_worker:
            return freeze_past_its_lease(*any_of(workers_, random));
    }
}

std::vector<std::string> Scene::common_arguments() const {
    std::vector<std::string> arguments{"--media",       media().string(),
                                       "--speech-log",  speech_log().string(),
                                       "--lease",       std::to_string(lease_seconds),
                                       "--chunk-limit", "50",
                                       "--log-level",   "off"};
    if (store_ == Store::postgres) arguments.insert(arguments.end(), {"--database", url_});
    return arguments;
}

void Scene::start_server() {
    auto arguments = common_arguments();
    arguments.insert(arguments.end(),
                     {"--engine", "espeak", "--workers", store_ == Store::sqlite ? "2" : "1"});
    auto server = std::make_unique<support::ServerProcess>(folder_.path(), arguments);
    const std::lock_guard lock(mutex_);
    server_ = std::move(server);
    port_ = server_->port();
}

void Scene::start_worker(std::size_t index) {
    auto arguments = common_arguments();
    arguments.insert(arguments.begin(), {"worker", "--workers", "1"});
    workers_[index] = std::make_unique<support::ProgramProcess>(arguments, "StoryFlow narrates");
}

void Scene::restart_server() {
    {
        const std::lock_guard lock(mutex_);
        port_.reset();
    }
    server_->kill_hard();
    start_server();
}

void Scene::kill_one_espeak(std::mt19937& random) {
    auto found = server_->process().children();
    for (const auto& worker : workers_) {
        const auto more = worker->children();
        found.insert(found.end(), more.begin(), more.end());
    }
    if (!found.empty()) ::kill(any_of(found, random), SIGKILL);
}

void Scene::freeze_past_its_lease(support::ProgramProcess& worker) {
    worker.freeze();
    std::this_thread::sleep_for(std::chrono::milliseconds(lease_seconds * 1000 + 1500));
    worker.thaw();
}

}  // namespace storyflow::torture
