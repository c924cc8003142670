#include "app/worker_settings.hpp"

#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace storyflow::app {

std::string process_name() {
    std::array<char, 256> host{};
    if (::gethostname(host.data(), host.size() - 1) != 0) host[0] = '\0';
    return std::string(host.data()) + ':' + std::to_string(::getpid());
}

std::chrono::milliseconds sharing_interval(const Config& config) {
    constexpr std::chrono::milliseconds usual{2'000};
    constexpr int looks_per_lease = 4;
    return std::min(usual, std::chrono::milliseconds(config.lease) / looks_per_lease);
}

tasks::WorkerOptions worker_options(const Config& config) {
    tasks::WorkerOptions options;
    options.owner = process_name();
    options.workers = config.workers;
    options.lease = config.lease;
    if (config.database) {
        options.poll_interval = sharing_interval(config);
        options.lease -= sharing_interval(config);
    }
    return options;
}

void put_back_of_crashed(const CrashMark& mark, tasks::WorkQueue& queue) {
    for (const auto& process : mark.crashed()) {
        spdlog::warn("The process {} crashed; its unfinished segments are tried again, one at a time.",
                     process);
        queue.put_back(tasks::Orphans::of_crashed(process));
    }
}

}  // namespace storyflow::app
