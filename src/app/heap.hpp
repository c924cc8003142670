#pragma once

namespace storyflow::app {

/// Makes the heap give back what is no longer used: a service runs for months, and by default each thread has
/// a region of its own that stays as large as it ever was. Works for threads that start later; call it first.
void return_freed_memory();

/// Gives back what is free now, also in the middle of a region, where small blocks that live on keep it from
/// being returned by itself. Takes some milliseconds.
void trim_heap();

}  // namespace storyflow::app
