#include "base/error.hpp"
#include "speech/kernels/convolution.hpp"
#include "speech/kernels/pieces.hpp"

namespace storyflow::speech::kernels {

void upsample_depthwise(const Matrix& x, std::span<const float> weight, std::span<const float> bias,
                        Matrix& y, Execution& execution) {
    if (weight.size() != 3 * x.rows() || bias.size() != x.rows()) {
        throw base::Error(base::ErrorKind::internal, "An upsampling has three weights and a bias per row.");
    }
    y.resize(x.rows(), 2 * x.columns(), execution.memory());
    for_each_piece(x.rows(), x.columns(), execution,
                   [&](std::size_t row, std::size_t first, std::size_t count) {
                       const std::span<const float> from = x.row(row);
                       const std::span<float> to = y.row(row);
                       const std::span<const float> taps = weight.subspan(3 * row, 3);
                       for (std::size_t t = first; t < first + count; ++t) {
                           // An even column gets x[t] times the middle tap; an odd column x[t] times the last
                           // tap plus x[t + 1] times the first.
                           const float next = t + 1 < from.size() ? from[t + 1] : 0.0f;
                           to[2 * t] = taps[1] * from[t] + bias[row];
                           to[2 * t + 1] = taps[2] * from[t] + taps[0] * next + bias[row];
                       }
                   });
}

}  // namespace storyflow::speech::kernels
