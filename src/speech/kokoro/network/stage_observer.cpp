#include "speech/kokoro/network/stage_observer.hpp"

#include <algorithm>

#include "speech/kokoro/network/rearrange.hpp"

namespace storyflow::speech::kokoro {

void show(const StageObserver& observe, std::string_view stage, const kernels::Matrix& result) {
    if (observe) observe(stage, result);
}

void show(const StageObserver& observe, std::string_view stage, std::span<const float> result) {
    if (observe) observe(stage, one_row(result));
}

void show_transposed(const StageObserver& observe, std::string_view stage, const kernels::Matrix& result) {
    if (observe) observe(stage, transposed(result));
}

void show_rows(const StageObserver& observe, std::string_view stage, const kernels::Matrix& result,
               std::size_t first, std::size_t count) {
    if (!observe) return;
    kernels::Matrix part(count, result.columns());
    for (std::size_t row = 0; row < count; ++row)
        std::ranges::copy(result.row(first + row), part.row(row).begin());
    observe(stage, part);
}

}  // namespace storyflow::speech::kokoro
