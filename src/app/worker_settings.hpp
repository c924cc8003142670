#pragma once

#include <chrono>
#include <string>

#include "app/config.hpp"
#include "app/crash_mark.hpp"
#include "tasks/worker_pool.hpp"

namespace storyflow::app {

/// While processes share a database they tell each other what changes; they look for themselves as often as
/// this, in case that word got lost. More often where leases are short.
[[nodiscard]] std::chrono::milliseconds sharing_interval(const Config& config);

/// Files under `incoming/` of a shared media folder that are older than this belong to nobody any more.
inline constexpr std::chrono::hours abandoned_after{24};

/// "host:pid": names a lease's owner, to operators and to the process that finds its crash mark.
[[nodiscard]] std::string process_name();

/// Of a shared database a lease is shorter than configured by what passes until somebody looks: together they
/// are the time after which a dead worker's segment goes to another.
[[nodiscard]] tasks::WorkerOptions worker_options(const Config& config);

/// Lets others have at once what crashed processes held, and counts it against these items.
void put_back_of_crashed(const CrashMark& mark, tasks::WorkQueue& queue);

}  // namespace storyflow::app
