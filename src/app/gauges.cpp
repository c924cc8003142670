#include "app/gauges.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <fstream>
#include <limits>
#include <string>
#include <utility>

#include "base/version.hpp"

namespace storyflow::app {

namespace {

using tasks::Priority;

constexpr std::array<std::pair<Priority, const char*>, 2> priorities = {
    {{Priority::interactive, "interactive"}, {Priority::batch, "batch"}}};

double seconds_since(base::Timestamp then, base::Timestamp now) {
    return std::max(0.0, std::chrono::duration<double>(now - then).count());
}

double resident_bytes() {
    double pages = 0.0;
    double resident_pages = 0.0;
    std::ifstream("/proc/self/statm") >> pages >> resident_pages;
    return resident_pages * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

}  // namespace

std::vector<metrics::Gauge> queue_gauges(const std::vector<tasks::TaskStatus>& unfinished,
                                         base::Timestamp now) {
    std::vector<metrics::Gauge> gauges;
    for (const auto& [priority, name] : priorities) {
        double items = 0.0;
        double oldest = 0.0;
        for (const auto& task : unfinished) {
            if (task.priority != priority) continue;
            items += static_cast<double>(task.progress.total - task.progress.current);
            oldest = std::max(oldest, seconds_since(task.created_at, now));
        }
        gauges.push_back(
            {"storyflow_queue_items", "Unfinished segments of tasks, by priority.", "lane", name, items});
        gauges.push_back({"storyflow_queue_oldest_seconds", "Age of the oldest unfinished task, by priority.",
                          "lane", name, oldest});
    }
    return gauges;
}

std::vector<tasks::TaskStatus> unfinished_tasks(const tasks::TaskManager& tasks) {
    std::vector<tasks::TaskStatus> unfinished;
    for (const auto state : {tasks::TaskState::pending, tasks::TaskState::processing}) {
        auto page = tasks.list_tasks({.state = state}, 0, std::numeric_limits<std::size_t>::max());
        std::ranges::move(page.tasks, std::back_inserter(unfinished));
    }
    return unfinished;
}

std::vector<metrics::Gauge> process_gauges(std::uint64_t lost_espeak_processes) {
    return {{"storyflow_memory_bytes", "Resident memory of the process, without its helper programs.", "", "",
             resident_bytes()},
            {"storyflow_info", "Always 1.", "version", std::string(base::program_version()), 1.0},
            {.name = "storyflow_espeak_lost_processes_total",
             .help = "Processes of the eSpeak program that died or froze at work and were replaced.",
             .value = static_cast<double>(lost_espeak_processes),
             .only_grows = true}};
}

}  // namespace storyflow::app
