#pragma once

namespace storyflow::bench {

/// The peak of one core, measured now: independent float32 multiplications and additions per second, in 10⁹.
/// Takes about 30 ms and measures the thread's CPU time, so that other processes do not make the machine look
/// slow.
[[nodiscard]] double fma_peak();

/// CPU time of the calling thread and of the whole process, in seconds.
[[nodiscard]] double thread_seconds();
[[nodiscard]] double process_seconds();

}  // namespace storyflow::bench
