#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "speech/kernels/matrix.hpp"

namespace storyflow::speech::kokoro {

/// Called with the result of each of the network's stages. Names ("bert", "dur_raw", "gen.stage.0", …) and
/// shapes are those of the golden manifests; a vector is one row.
using StageObserver = std::function<void(std::string_view stage, const kernels::Matrix& result)>;

/// Reports a result unless `observe` is empty. Copies that only an observer needs are made only then.
void show(const StageObserver& observe, std::string_view stage, const kernels::Matrix& result);
void show(const StageObserver& observe, std::string_view stage, std::span<const float> result);
void show_transposed(const StageObserver& observe, std::string_view stage, const kernels::Matrix& result);
/// Reports the rows `first` to `first + count - 1`.
void show_rows(const StageObserver& observe, std::string_view stage, const kernels::Matrix& result,
               std::size_t first, std::size_t count);

}  // namespace storyflow::speech::kokoro
