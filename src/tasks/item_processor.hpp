#pragma once

#include <stop_token>

#include "tasks/work_queue.hpp"

namespace storyflow::tasks {

/// Does the work of one item: the seam between the queue and what it queues. Called from several worker
/// threads.
class ItemProcessor {
  public:
    virtual ~ItemProcessor() = default;
    /// Returns how it ended; an exception counts as `ItemFailed` with its text. `stop` asks to give up soon,
    /// because the task was cancelled or the process is ending; then it throws `base::Error{cancelled}` and
    /// has changed nothing.
    virtual ItemOutcome process(const ItemClaim& claim, std::stop_token stop) = 0;
};

}  // namespace storyflow::tasks
