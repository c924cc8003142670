#pragma once

#include <chrono>

namespace storyflow::tasks {

/// How often and after which delays an item is tried again after a temporary failure.
struct RetryPolicy {
    int most_failures = 5;  ///< after so many failures the item has failed for good
    std::chrono::milliseconds first_delay{1'000};
    std::chrono::milliseconds longest_delay{60'000};

    /// Doubles with each failure: `first_delay` after the first one (`failures` = 1).
    [[nodiscard]] std::chrono::milliseconds delay_after(int failures) const;
};

}  // namespace storyflow::tasks
