#pragma once

#include <cstdint>

namespace storyflow::tasks {

/// For stores: whether `wanted` more items may wait beside the `waiting` ones. Throws `base::Error`:
/// `queue_full` when there is no room now, `payload_too_large` when so many never fit, however empty the
/// queue is. Pure.
void require_room(std::int64_t wanted, std::int64_t waiting, std::int64_t queue_limit);

}  // namespace storyflow::tasks
