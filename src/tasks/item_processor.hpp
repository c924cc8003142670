#pragma once

#include <stop_token>

#include "tasks/work_queue.hpp"

namespace storyflow::tasks {

/// Does the work of one item: the port between the queue and the work. Called from several worker threads.
class ItemProcessor {
  public:
    virtual ~ItemProcessor() = default;
    /// Returns the outcome; an exception counts as `ItemFailed` with its message. A stop request means that
    /// the task was cancelled or the process is stopping; `process` then throws `base::Error{cancelled}` soon
    /// and changes nothing.
    virtual ItemOutcome process(const ItemClaim& claim, std::stop_token stop) = 0;
};

}  // namespace storyflow::tasks
