#include "bench/convolution_classes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <random>
#include <vector>

#include "bench/fma_peak.hpp"
#include "bench/kokoro_work.hpp"
#include "speech/kernels/fused_convolution.hpp"

namespace storyflow::bench {

using namespace speech::kernels;

namespace {

std::vector<float> random_values(std::size_t count, unsigned seed) {
    std::mt19937 random(seed);
    std::vector<float> values(count);
    for (float& value : values)
        value = static_cast<float>(random()) / 2147483648.0F - 1.0F;
    return values;
}

struct Operands {
    explicit Operands(const CountedConvolution& counted)
        : shape(counted.shape),
          weight(random_values(shape.out_channels * shape.in_channels * shape.kernel, 1)),
          bias(random_values(shape.out_channels, 2)),
          x(shape.in_channels, counted.columns),
          prologues(shape.in_channels) {
        for (std::size_t row = 0; row < x.rows(); ++row)
            std::ranges::copy(random_values(x.columns(), 3 + static_cast<unsigned>(row)), x.row(row).begin());
    }

    ConvolutionShape shape;
    std::vector<float> weight;
    std::vector<float> bias;
    Matrix x;
    std::vector<RowPrologue> prologues;
};

double exact(const Operands& o, std::size_t row, std::size_t column) {
    double sum = o.bias[row];
    for (std::size_t i = 0; i < o.shape.in_channels; ++i) {
        for (std::size_t k = 0; k < o.shape.kernel; ++k) {
            const std::size_t from = column + k * o.shape.dilation - o.shape.padding;
            if (from >= o.x.columns()) continue;  // wraps around before the first column
            sum += static_cast<double>(o.weight[(row * o.shape.in_channels + i) * o.shape.kernel + k]) *
                   static_cast<double>(o.x.row(i)[from]);
        }
    }
    return sum;
}

/// The root mean square of the differences from the float64 result, relative to that of the values; a sample
/// of them.
double error_of(const Operands& o, const Matrix& y) {
    double difference = 0.0;
    double size = 0.0;
    for (std::size_t i = 0; i < 400; ++i) {
        const std::size_t row = i * 37 % y.rows();
        const std::size_t column = i * 7919 % y.columns();
        const double expected = exact(o, row, column);
        difference += std::pow(static_cast<double>(y.row(row)[column]) - expected, 2);
        size += expected * expected;
    }
    return std::sqrt(difference / size);
}

struct Measured {
    double ratio = 0.0;  ///< direct operations per second to peak
    double error = 0.0;
};

Measured measure(const Operands& o, const ConvolutionPrologue& prologue, FusedConvolution::Way way) {
    const FusedConvolution convolution(o.shape, o.weight, o.bias, way);
    ThreadTeam team(1);
    Execution execution(team, {});
    const double gflop = CountedConvolution{.shape = o.shape, .columns = o.x.columns(), .count = 1}.gflop();
    Matrix y;
    RowStatistics statistics;
    Measured measured;
    for (int repeat = 0; repeat < 2; ++repeat) {
        const double peak = fma_peak();
        const double begin = thread_seconds();
        convolution.apply(o.x, prologue, {.statistics = &statistics}, y, execution);
        measured.ratio = std::max(measured.ratio, gflop / (thread_seconds() - begin) / peak);
    }
    convolution.apply(o.x, {}, {}, y, execution);
    measured.error = error_of(o, y);
    return measured;
}

}  // namespace

void print_convolution_classes(const speech::kokoro::ModelConfig& config, std::size_t frames) {
    const auto all = residual_convolutions(config, frames);
    double total = 0.0;
    for (const CountedConvolution& counted : all)
        total += counted.gflop();
    fmt::print(
        "\nThe generator's convolutions with norm, snake and statistics, {:.1f} s of sound, 1 thread\n"
        "  {:>8} {:>6} {:>8} {:>5} {:>8} {:>9} {:>14} {:>14} {:>16} {:>16}\n",
        static_cast<double>(frames) / 40.0, "channels", "kernel", "dilation", "count", "share", "GFLOP",
        "filtered/peak", "direct/peak", "error, filtered", "error, direct");
    for (const CountedConvolution& counted : all) {
        const Operands operands(counted);
        const ConvolutionPrologue prologue{.activation = Activation::snake, .rows = operands.prologues};
        const Measured fast = measure(operands, prologue, FusedConvolution::Way::fastest);
        const Measured direct = measure(operands, prologue, FusedConvolution::Way::direct);
        fmt::print("  {:>8} {:>6} {:>8} {:>5} {:>6.1f} % {:>9.1f} {:>14.2f} {:>14.2f} {:>16.1e} {:>16.1e}\n",
                   counted.shape.out_channels, counted.shape.kernel, counted.shape.dilation, counted.count,
                   100.0 * counted.gflop() / total, counted.gflop(), fast.ratio, direct.ratio, fast.error,
                   direct.error);
    }
    fmt::print("  errors: root mean square against float64, relative, without norm and snake\n");
}

}  // namespace storyflow::bench
