#include "speech/kernels/fused_convolution.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/error.hpp"
#include "tests/speech/kernels/kernel_values.hpp"

namespace storyflow::speech::kernels {
namespace {

struct Operands {
    ConvolutionShape shape;
    std::vector<float> weight;
    std::vector<float> bias;
    Matrix x;
    Matrix residual;
    Matrix second_residual;
    std::vector<RowPrologue> prologues;
};

Operands operands(std::size_t channels, std::size_t kernel, std::size_t dilation, std::size_t columns,
                  unsigned seed) {
    Operands o{.shape = {.out_channels = channels,
                         .in_channels = channels,
                         .kernel = kernel,
                         .padding = (kernel - 1) * dilation / 2,
                         .dilation = dilation},
               .weight = random_values(channels * channels * kernel, seed),
               .bias = random_values(channels, seed + 1),
               .x = random_matrix(channels, columns, seed + 2),
               .residual = {},
               .second_residual = {},
               .prologues = {}};
    const std::size_t after = columns + 2 * o.shape.padding - (kernel - 1) * dilation;
    o.residual = random_matrix(channels, after, seed + 3);
    o.second_residual = random_matrix(channels, after, seed + 4);
    const auto values = random_values(4 * channels, seed + 5);
    for (std::size_t i = 0; i < channels; ++i) {
        o.prologues.push_back({.mean = values[4 * i],
                               .factor = 1.5F + values[4 * i + 1],
                               .shift = values[4 * i + 2],
                               .alpha = 1.5F + values[4 * i + 3]});
    }
    return o;
}

struct Result {
    Matrix y;
    RowStatistics statistics;
};

Result result_of(const Operands& o, FusedConvolution::Way way, Activation activation) {
    const FusedConvolution convolution(o.shape, o.weight, o.bias, way);
    ThreadTeam team(2);
    Execution execution(team, std::stop_token());
    Result result;
    convolution.apply(o.x, {.activation = activation, .rows = o.prologues},
                      {.residual = &o.residual,
                       .second_residual = &o.second_residual,
                       .factor = 0.25F,
                       .statistics = &result.statistics},
                      result.y, execution);
    return result;
}

void expect_same(const Operands& o, Activation activation) {
    const Result direct = result_of(o, FusedConvolution::Way::direct, activation);
    const Result fast = result_of(o, FusedConvolution::Way::fastest, activation);
    const double size = 4.0 * std::sqrt(static_cast<double>(o.shape.in_channels * o.shape.kernel + 1));
    expect_close(fast.y, rows_of(direct.y), support::rows_of(direct.y.rows(), direct.y.columns(), size),
                 4e-6);
    ASSERT_EQ(fast.statistics.size(), direct.statistics.size());
    for (std::size_t row = 0; row < fast.statistics.size(); ++row) {
        EXPECT_NEAR(fast.statistics[row].mean, direct.statistics[row].mean, 1e-5 * size);
        EXPECT_NEAR(fast.statistics[row].variance, direct.statistics[row].variance, 1e-5 * size * size);
    }
}

TEST(FusedConvolution, GivesTheSameOnBothWaysForEveryBend) {
    on_every_instruction_set([] {
        for (const Activation activation : {Activation::none, Activation::leaky_relu, Activation::snake}) {
            expect_same(operands(20, 7, 3, 1500, 1), activation);
            expect_same(operands(20, 1, 1, 100, 2), activation);
        }
    });
}

RC_GTEST_PROP(FusedConvolutionProperty, GivesTheSameOnBothWaysForAnyShape, ()) {
    const auto between = [](std::size_t least, std::size_t most) {
        return *rc::gen::inRange<std::size_t>(least, most + 1);
    };
    expect_same(operands(between(1, 20), 2 * between(0, 6) + 1, between(1, 6), between(1, 300),
                         static_cast<unsigned>(between(0, 1000))),
                Activation::snake);
    RC_ASSERT(!testing::Test::HasFailure());
}

TEST(FusedConvolution, MayWriteOverWhatItAdds) {
    for (const auto way : {FusedConvolution::Way::fastest, FusedConvolution::Way::direct}) {
        const Operands o = operands(12, 11, 1, 900, 3);
        const FusedConvolution convolution(o.shape, o.weight, o.bias, way);
        ThreadTeam team(2);
        Execution execution(team, std::stop_token());
        Matrix apart;
        convolution.apply(o.x, {}, {.residual = &o.residual}, apart, execution);
        Matrix over = copy_of(o.residual);
        convolution.apply(o.x, {}, {.residual = &over}, over, execution);
        EXPECT_TRUE(same_bytes(apart, over));
    }
}

TEST(FusedConvolution, RefusesOperandsThatDoNotFit) {
    const Operands o = operands(4, 1, 1, 10, 4);
    const FusedConvolution convolution(o.shape, o.weight, o.bias);
    ThreadTeam team(1);
    Execution execution(team, std::stop_token());
    Matrix y;
    const Matrix other = random_matrix(4, 11, 5);
    EXPECT_THROW(convolution.apply(o.x, {}, {.residual = &other}, y, execution), base::Error);
    const std::vector<RowPrologue> prologues(3);
    EXPECT_THROW(convolution.apply(o.x, {.rows = prologues}, {}, y, execution), base::Error);
}

}  // namespace
}  // namespace storyflow::speech::kernels
