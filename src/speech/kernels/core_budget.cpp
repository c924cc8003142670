#include "speech/kernels/core_budget.hpp"

#include <algorithm>

namespace storyflow::speech::kernels {

std::size_t CoreBudget::take(std::size_t most) {
    long idle = idle_.load();
    while (idle > 0 && most > 0) {
        const long taken = std::min(idle, static_cast<long>(most));
        if (idle_.compare_exchange_weak(idle, idle - taken)) return static_cast<std::size_t>(taken);
    }
    return 0;
}

}  // namespace storyflow::speech::kernels
