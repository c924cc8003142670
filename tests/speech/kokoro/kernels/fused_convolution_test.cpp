#include "speech/kokoro/kernels/fused_convolution.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/error.hpp"
#include "tests/speech/kokoro/kernels/kernel_values.hpp"

namespace storyflow::speech::kernels {
namespace {

struct Operands {
    ConvolutionShape shape;
    std::vector<float> weight;
    std::vector<float> bias;
    Matrix x;
    Matrix more;
    Matrix even_more;
    std::vector<RowEntry> entries;
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
               .more = {},
               .even_more = {},
               .entries = {}};
    const std::size_t after = columns + 2 * o.shape.padding - (kernel - 1) * dilation;
    o.more = random_matrix(channels, after, seed + 3);
    o.even_more = random_matrix(channels, after, seed + 4);
    const auto values = random_values(4 * channels, seed + 5);
    for (std::size_t i = 0; i < channels; ++i) {
        o.entries.push_back({.mean = values[4 * i],
                             .factor = 1.5F + values[4 * i + 1],
                             .shift = values[4 * i + 2],
                             .curve = 1.5F + values[4 * i + 3]});
    }
    return o;
}

struct Result {
    Matrix y;
    RowMoments moments;
};

Result result_of(const Operands& o, FusedConvolution::Way way, Bend bend) {
    const FusedConvolution convolution(o.shape, o.weight, o.bias, way);
    ThreadTeam team(2);
    Execution execution(team, std::stop_token());
    Result result;
    convolution.apply(
        o.x, {.bend = bend, .rows = o.entries},
        {.more = &o.more, .even_more = &o.even_more, .factor = 0.25F, .moments = &result.moments}, result.y,
        execution);
    return result;
}

void expect_same(const Operands& o, Bend bend) {
    const Result direct = result_of(o, FusedConvolution::Way::direct, bend);
    const Result fast = result_of(o, FusedConvolution::Way::fastest, bend);
    const double size = 4.0 * std::sqrt(static_cast<double>(o.shape.in_channels * o.shape.kernel + 1));
    expect_close(fast.y, rows_of(direct.y), support::rows_of(direct.y.rows(), direct.y.columns(), size),
                 4e-6);
    ASSERT_EQ(fast.moments.size(), direct.moments.size());
    for (std::size_t row = 0; row < fast.moments.size(); ++row) {
        EXPECT_NEAR(fast.moments[row].mean, direct.moments[row].mean, 1e-5 * size);
        EXPECT_NEAR(fast.moments[row].variance, direct.moments[row].variance, 1e-5 * size * size);
    }
}

TEST(FusedConvolution, GivesTheSameOnBothWaysForEveryBend) {
    on_every_instruction_set([] {
        for (const Bend bend : {Bend::none, Bend::leaky_relu, Bend::snake}) {
            expect_same(operands(20, 7, 3, 1500, 1), bend);
            expect_same(operands(20, 1, 1, 100, 2), bend);
        }
    });
}

RC_GTEST_PROP(FusedConvolutionProperty, GivesTheSameOnBothWaysForAnyShape, ()) {
    const auto between = [](std::size_t least, std::size_t most) {
        return *rc::gen::inRange<std::size_t>(least, most + 1);
    };
    expect_same(operands(between(1, 20), 2 * between(0, 6) + 1, between(1, 6), between(1, 300),
                         static_cast<unsigned>(between(0, 1000))),
                Bend::snake);
    RC_ASSERT(!testing::Test::HasFailure());
}

TEST(FusedConvolution, MayWriteOverWhatItAdds) {
    for (const auto way : {FusedConvolution::Way::fastest, FusedConvolution::Way::direct}) {
        const Operands o = operands(12, 11, 1, 900, 3);
        const FusedConvolution convolution(o.shape, o.weight, o.bias, way);
        ThreadTeam team(2);
        Execution execution(team, std::stop_token());
        Matrix apart;
        convolution.apply(o.x, {}, {.more = &o.more}, apart, execution);
        Matrix over = copy_of(o.more);
        convolution.apply(o.x, {}, {.more = &over}, over, execution);
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
    EXPECT_THROW(convolution.apply(o.x, {}, {.more = &other}, y, execution), base::Error);
    const std::vector<RowEntry> entries(3);
    EXPECT_THROW(convolution.apply(o.x, {.rows = entries}, {}, y, execution), base::Error);
}

}  // namespace
}  // namespace storyflow::speech::kernels
