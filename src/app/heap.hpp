#pragma once

namespace storyflow::app {

/// Makes the heap return freed memory to the system. By default each thread has an arena that never shrinks,
/// which is too much for a service that runs for months. Affects threads that start later, so call it first.
void return_freed_memory();

/// Returns all memory that is free now, even between blocks that are still in use. Takes some milliseconds.
void trim_heap();

}  // namespace storyflow::app
