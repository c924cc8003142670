#include "app/heap.hpp"

#include <malloc.h>

namespace storyflow::app {

namespace {

/// Threads wait for sockets, disks and the network's arithmetic, hardly ever for the heap.
constexpr int regions = 2;
/// Larger blocks come from the system and go back to it at once. Fixed: by itself the limit rises to the
/// largest block that was ever freed.
constexpr int large_block_bytes = 1 << 20;
/// More than this is not kept free at a region's end.
constexpr int spare_bytes = 1 << 20;

}  // namespace

void return_freed_memory() {
#ifdef __GLIBC__
    ::mallopt(M_ARENA_MAX, regions);
    ::mallopt(M_MMAP_THRESHOLD, large_block_bytes);
    ::mallopt(M_TRIM_THRESHOLD, spare_bytes);
#endif
}

void trim_heap() {
#ifdef __GLIBC__
    ::malloc_trim(spare_bytes);
#endif
}

}  // namespace storyflow::app
