#include <fmt/format.h>
#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "app/story_stores.hpp"
#include "base/clock.hpp"
#include "base/ids.hpp"
#include "tasks/task_manager.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/postgres_server.hpp"
#include "tests/support/temporary_directory.hpp"

/// The queue's own cost: tasks of 500 items, processed by an engine that takes no time, with 1, 2, 4 and 8
/// workers, while 1,000 or 100,000 items wait. Prints items per second, the ratio of the cost per item
/// between the two depths (1.0 if it does not depend on the depth), how long a status request takes
/// meanwhile, and the memory.
namespace storyflow::bench {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::int64_t items_per_task = 500;
constexpr std::int64_t measured_items = 1'000;

/// Completes every item at once and counts it.
class InstantEngine final : public tasks::ItemProcessor {
  public:
    tasks::ItemOutcome process(const tasks::ItemClaim& claim, std::stop_token) override {
        ++done;
        return tasks::CompletedSegment{claim.segment_id, "/media/x.wav", 1.0};
    }
    std::atomic<std::int64_t> done{0};
};

double seconds_since(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

long peak_mebibytes() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

/// Adds tasks until `depth` items wait; returns the ids of all tasks.
class Backlog {
  public:
    explicit Backlog(tasks::TaskStore& store) : store_(store) {}

    void grow_to(std::int64_t depth) {
        for (; waiting_ < depth; waiting_ += items_per_task) {
            tasks::NewTask task;
            task.id = "task-" + std::to_string(ids_.size());
            task.project_id = "project-" + std::to_string(ids_.size() % 20);
            task.rendition = {"espeak", "af_bella", 1.0};
            for (std::int64_t i = 0; i < items_per_task; ++i)
                task.items.push_back({.segment_id = task.id + "-" + std::to_string(i), .characters = 100});
            store_.enqueue(task, 10'000'000);
            ids_.push_back(task.id);
        }
    }
    void took(std::int64_t items) { waiting_ -= items; }
    [[nodiscard]] const std::vector<std::string>& ids() const { return ids_; }

  private:
    tasks::TaskStore& store_;
    std::vector<std::string> ids_;
    std::int64_t waiting_ = 0;
};

struct Measurement {
    double items_per_second = 0.0;
    double status_p99 = 0.0;  ///< milliseconds
};

/// Requests the status of one task after the other until it is stopped; returns the times.
std::vector<double> ask_for_statuses(const std::vector<std::string>& ids, const std::stop_token& stop) {
    std::vector<double> milliseconds;
    std::mt19937 random(1);
    while (!stop.stop_requested()) {
        const auto& id = ids[std::uniform_int_distribution<std::size_t>(0, ids.size() - 1)(random)];
        const auto begin = Clock::now();
        (void)tasks::TaskManager::instance().get_task_status(id);
        milliseconds.push_back(seconds_since(begin) * 1e3);
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return milliseconds;
}

double percentile_99(std::vector<double> values) {
    if (values.empty()) return 0.0;
    const auto place = values.begin() + static_cast<std::ptrdiff_t>(values.size() * 99 / 100);
    std::nth_element(values.begin(), place, values.end());
    return *place;
}

Measurement measure(app::StoryStores& stores, Backlog& backlog, int workers) {
    auto& manager = tasks::TaskManager::instance();
    InstantEngine engine;
    tasks::TaskManagerOptions options;
    options.work.workers = workers;
    options.queue_limit = 10'000'000;
    manager.start(stores.tasks(), stores.work(), engine, options);

    std::vector<double> times;
    std::jthread client([&](const std::stop_token& stop) { times = ask_for_statuses(backlog.ids(), stop); });
    const auto begin = Clock::now();
    const auto first = engine.done.load();
    while (engine.done - first < measured_items)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    const auto done = engine.done - first;
    const double seconds = seconds_since(begin);
    client.request_stop();
    client.join();
    manager.shutdown();
    backlog.took(engine.done);
    return {static_cast<double>(done) / seconds, percentile_99(std::move(times))};
}

void bench(const std::string& name, app::StoryStores& stores, std::int64_t deep) {
    constexpr std::int64_t shallow = 2 * measured_items;
    fmt::print("{}: items of {} a task, {} measured each time\n", name, items_per_task, measured_items);
    fmt::print("  {:>8} {:>16} {:>16} {:>14} {:>16}\n", "workers",
               fmt::format("{}/s at {}", "items", shallow), fmt::format("items/s at {}", deep), "cost ratio",
               "status p99 (ms)");
    std::vector<Measurement> few;
    const std::vector<int> teams{1, 2, 4, 8};
    Backlog backlog(stores.tasks());
    for (const int workers : teams) {
        backlog.grow_to(shallow);
        few.push_back(measure(stores, backlog, workers));
    }
    for (std::size_t i = 0; i < teams.size(); ++i) {
        backlog.grow_to(deep);
        const auto many = measure(stores, backlog, teams[i]);
        fmt::print("  {:>8} {:>16.0f} {:>16.0f} {:>14.2f} {:>16.3f}\n", teams[i], few[i].items_per_second,
                   many.items_per_second, few[i].items_per_second / many.items_per_second, many.status_p99);
    }
    fmt::print("  peak memory {} MiB\n", peak_mebibytes());
}

void bench_store(const std::string& store, std::int64_t deep) {
    const support::TemporaryDirectory folder;
    const base::SystemClock clock;
    base::RandomIdSource ids;
    app::Config config;
    config.data = folder.path();
    std::unique_ptr<support::PostgresServer> server;
    if (store == "postgres") {
        server =
            std::make_unique<support::PostgresServer>(support::PostgresServerOptions{.is_durable = true});
        config.database = server->make_database();
    }
    const auto stores = app::open_stores(config, clock, ids);
    bench(store == "postgres" ? "PostgreSQL" : "SQLite", *stores, deep);
}

}  // namespace

}  // namespace storyflow::bench

int main(int argc, char** argv) {
    CLI::App program("Measures the queue of tasks with an engine that needs no time.");
    std::string store = "both";
    std::int64_t items = 100'000;
    program.add_option("--store", store, "sqlite, postgres or both")
        ->check(CLI::IsMember({"sqlite", "postgres", "both"}));
    program.add_option("--items", items, "How many wait in the deep queue")
        ->check(CLI::Range(5'000, 1'000'000));
    CLI11_PARSE(program, argc, argv);
    for (const std::string name : {"sqlite", "postgres"}) {
        if (store == "both" || store == name) storyflow::bench::bench_store(name, items);
    }
    return 0;
}
