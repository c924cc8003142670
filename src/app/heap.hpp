#pragma once

namespace storyflow::app {

/// Makes the heap give back what is no longer used: a service runs for months, and by default each thread has
/// a region of its own that stays as large as it ever was. Works for threads that start later; call it first.
void return_freed_memory();

}  // namespace storyflow::app
