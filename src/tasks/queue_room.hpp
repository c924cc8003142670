#pragma once

#include <cstdint>

namespace storyflow::tasks {

/// For stores: checks whether `wanted` more items may wait beside the `waiting` ones. Throws `base::Error`:
/// `queue_full` if there is no room now, `payload_too_large` if `wanted` exceeds the whole limit. Pure.
void require_room(std::int64_t wanted, std::int64_t waiting, std::int64_t queue_limit);

}  // namespace storyflow::tasks
