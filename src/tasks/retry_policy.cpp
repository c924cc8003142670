#include "tasks/retry_policy.hpp"

#include <algorithm>

namespace storyflow::tasks {

std::chrono::milliseconds RetryPolicy::delay_after(int failures) const {
    auto delay = std::min(first_delay, longest_delay);
    if (delay.count() <= 0) return std::chrono::milliseconds(0);
    for (int counted = 1; counted < failures && delay < longest_delay; ++counted)
        delay = delay > longest_delay / 2 ? longest_delay : delay * 2;  // avoids an overflow
    return delay;
}

}  // namespace storyflow::tasks
