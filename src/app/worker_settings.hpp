#pragma once

#include <chrono>
#include <string>

#include "app/config.hpp"
#include "tasks/worker_pool.hpp"

namespace storyflow::app {

/// While processes share a database they tell each other what changes; they look for themselves as often as
/// this, in case that word got lost.
inline constexpr std::chrono::seconds sharing_interval{2};

/// Files under `incoming/` of a shared media folder that are older than this belong to nobody any more.
inline constexpr std::chrono::hours abandoned_after{24};

/// "host:pid", for operators.
[[nodiscard]] std::string process_name();

[[nodiscard]] tasks::WorkerOptions worker_options(const Config& config);

}  // namespace storyflow::app
