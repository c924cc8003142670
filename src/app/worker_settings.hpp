#pragma once

#include <chrono>
#include <string>

#include "app/config.hpp"
#include "app/crash_mark.hpp"
#include "tasks/worker_pool.hpp"

namespace storyflow::app {

/// How often each process looks for changes of the others in a shared database, in case a notice was lost:
/// every two seconds, or more often if leases are short.
[[nodiscard]] std::chrono::milliseconds sharing_interval(const Config& config);

/// Files under `incoming/` of a shared media folder that are older than this count as abandoned.
inline constexpr std::chrono::hours abandoned_after{24};

/// "host:pid": identifies the owner of a lease for operators and for the process that finds its crash mark.
[[nodiscard]] std::string process_name();

/// With a shared database the lease is shortened by `sharing_interval`, the time until another process looks:
/// both together are the configured time after which a dead worker's segment goes to another worker.
[[nodiscard]] tasks::WorkerOptions worker_options(const Config& config);

/// Returns the items of crashed processes to the queue at once, and counts a crash for each item.
void put_back_of_crashed(const CrashMark& mark, tasks::WorkQueue& queue);

}  // namespace storyflow::app
