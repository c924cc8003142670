#include "app/heap.hpp"

#include <malloc.h>

namespace storyflow::app {

namespace {

/// Two arenas suffice: threads wait for sockets, disks and computation, hardly ever for the heap.
constexpr int regions = 2;
/// Larger blocks are mapped from the system and unmapped when freed. Set explicitly, because by default glibc
/// raises this limit to the largest block ever freed.
constexpr int large_block_bytes = 1 << 20;
/// At most so many bytes stay free at the end of an arena.
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
