#pragma once

namespace storyflow::bench {

/// What one core of this machine can do at most, now: multiplications and additions per second in float32
/// that nothing waits for, in 10⁹. Takes some 30 ms and measures the thread's own computing time, so that
/// others on the machine do not make it look slow.
[[nodiscard]] double fma_peak();

/// Computing time of the calling thread and of the whole process, in seconds.
[[nodiscard]] double thread_seconds();
[[nodiscard]] double process_seconds();

}  // namespace storyflow::bench
