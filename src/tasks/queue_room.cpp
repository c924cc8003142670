#include "tasks/queue_room.hpp"

#include <string>

#include "base/error.hpp"

namespace storyflow::tasks {

void require_room(std::int64_t wanted, std::int64_t waiting, std::int64_t queue_limit) {
    const std::string limit = std::to_string(queue_limit);
    if (wanted > queue_limit) {
        throw base::Error(base::ErrorKind::payload_too_large,
                          std::to_string(wanted) + " segments never fit into the queue: its limit is " +
                              limit + " (--queue-limit). Narrate fewer at a time, or have the limit raised.");
    }
    if (wanted <= queue_limit - waiting) return;
    throw base::Error(base::ErrorKind::queue_full, "The queue is full: " + std::to_string(waiting) +
                                                       " segments are waiting, " + std::to_string(wanted) +
                                                       " more would exceed the limit of " + limit + ".");
}

}  // namespace storyflow::tasks
