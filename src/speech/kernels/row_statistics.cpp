#include "speech/kernels/row_statistics.hpp"

#include <algorithm>

namespace storyflow::speech::kernels {

namespace {

/// Small enough for float32 sums to keep their precision.
constexpr std::size_t part_columns = 512;

}  // namespace

Statistics statistics_of(std::span<const RowSums> parts) {
    double count = 0.0;
    double mean = 0.0;
    double squares = 0.0;  // of the differences from the mean
    for (const RowSums& part : parts) {
        if (part.count == 0) continue;
        const auto part_count = static_cast<double>(part.count);
        const double offset = static_cast<double>(part.sum) / part_count;
        const double part_squares = static_cast<double>(part.squares) - offset * offset * part_count;
        const double distance = static_cast<double>(part.origin) + offset - mean;
        const double all = count + part_count;
        squares += part_squares + distance * distance * count * part_count / all;
        mean += distance * part_count / all;
        count = all;
    }
    return {mean, count > 0.0 ? std::max(0.0, squares / count) : 0.0};
}

RowStatistics statistics_of(const Matrix& x, Execution& execution) {
    RowStatistics statistics(x.rows());
    constexpr std::size_t rows_at_once = 8;
    execution.run_with_scratch(
        (x.rows() + rows_at_once - 1) / rows_at_once, [&](std::size_t part, Arena& arena) {
            const std::size_t count = (x.columns() + part_columns - 1) / part_columns;
            arena.clear(Arena::bytes_of<RowSums>(count));
            const auto sums = arena.take<RowSums>(count);
            const std::size_t end = std::min(x.rows(), (part + 1) * rows_at_once);
            for (std::size_t row = part * rows_at_once; row < end; ++row) {
                for (std::size_t i = 0; i < count; ++i) {
                    const std::size_t first = i * part_columns;
                    sums[i] = sums_of(x.row(row).data() + first, std::min(part_columns, x.columns() - first));
                }
                statistics[row] = statistics_of(sums);
            }
        });
    return statistics;
}

}  // namespace storyflow::speech::kernels
