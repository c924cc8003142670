#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "speech/kokoro/kernels/matrix.hpp"

namespace storyflow::speech::kokoro {

/// Sees the results of the network's stages by the names of the golden manifests ("bert", "dur_raw",
/// "gen.stage.0", …), shaped as there (vectors as one row).
using StageObserver = std::function<void(std::string_view stage, const kernels::Matrix& result)>;

/// Shows a result if anybody looks. Copies that only an observer needs are made only then.
void show(const StageObserver& observe, std::string_view stage, const kernels::Matrix& result);
void show(const StageObserver& observe, std::string_view stage, std::span<const float> result);
void show_transposed(const StageObserver& observe, std::string_view stage, const kernels::Matrix& result);
/// Rows `first` to `first + count - 1` of it.
void show_rows(const StageObserver& observe, std::string_view stage, const kernels::Matrix& result,
               std::size_t first, std::size_t count);

}  // namespace storyflow::speech::kokoro
