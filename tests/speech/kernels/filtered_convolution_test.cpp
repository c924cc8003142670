#include "speech/kernels/filtered_convolution.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/error.hpp"
#include "tests/speech/kernels/kernel_values.hpp"

namespace storyflow::speech::kernels {
namespace {

/// The rounding errors come from all inputs of a lane and grow, like the results, with the square root of the
/// number of products.
double tolerance_of(const ConvolutionShape& shape) {
    return 5e-6 * std::sqrt(static_cast<double>(shape.in_channels * shape.kernel + 1));
}

support::ReferenceConvolution dense_reference_of(const ConvolutionShape& shape) {
    return {.out_channels = shape.out_channels,
            .in_channels = shape.in_channels,
            .kernel = shape.kernel,
            .padding = shape.padding,
            .dilation = shape.dilation};
}

void expect_filtered_like_reference(const ConvolutionShape& shape, std::size_t columns, unsigned seed) {
    SCOPED_TRACE(testing::Message() << shape.in_channels << " -> " << shape.out_channels << ", kernel "
                                    << shape.kernel << ", padding " << shape.padding << ", dilation "
                                    << shape.dilation << ", columns " << columns);
    const auto weight = random_values(shape.out_channels * shape.in_channels * shape.kernel, seed);
    const auto bias = random_values(shape.out_channels, seed + 1);
    const Matrix x = random_matrix(shape.in_channels, columns, seed + 2);
    const FilteredConvolution convolution(shape, weight, bias);
    const Matrix y = same_for_any_team([&](Execution& execution) {
        Matrix result;
        convolution.apply(x, {}, {}, result, execution);
        return result;
    });
    const auto expected = support::reference_convolution(dense_reference_of(shape), weight, bias, rows_of(x));
    expect_close(y, expected, support::rows_of(y.rows(), y.columns(), 1.0), tolerance_of(shape));
}

TEST(FilteredConvolution, MatchesTheDefinitionForTheShapesOfTheNetwork) {
    on_every_instruction_set([] {
        for (const std::size_t kernel : {3U, 7U, 11U}) {
            for (const std::size_t dilation : {1U, 3U, 5U}) {
                expect_filtered_like_reference({.out_channels = 40,
                                                .in_channels = 12,
                                                .kernel = kernel,
                                                .padding = (kernel - 1) * dilation / 2,
                                                .dilation = dilation},
                                               700, 1);
            }
        }
    });
}

TEST(FilteredConvolution, MatchesTheDefinitionForEveryNumberOfColumns) {
    on_every_instruction_set([] {
        for (const std::size_t kernel : {3U, 7U, 11U}) {
            for (std::size_t columns = 1; columns <= 70; ++columns) {
                expect_filtered_like_reference({.out_channels = 3,
                                                .in_channels = 2,
                                                .kernel = kernel,
                                                .padding = (kernel - 1) / 2 * 3,
                                                .dilation = 3},
                                               columns, 2);
            }
        }
    });
}

TEST(FilteredConvolution, CutsLongInputsIntoTilesWithoutSeams) {
    for (const std::size_t dilation : {1U, 3U, 5U}) {
        expect_filtered_like_reference({.out_channels = 9,
                                        .in_channels = 2,
                                        .kernel = 11,
                                        .padding = 5 * dilation,
                                        .dilation = dilation},
                                       12001, 4);
    }
}

RC_GTEST_PROP(FilteredConvolutionProperty, MatchesTheDefinitionForAnyShape, ()) {
    const auto between = [](std::size_t least, std::size_t most) {
        return *rc::gen::inRange<std::size_t>(least, most + 1);
    };
    const ConvolutionShape shape{.out_channels = between(1, 45),
                                 .in_channels = between(1, 9),
                                 .kernel = between(2, 12),
                                 .padding = between(0, 30),
                                 .dilation = between(1, 16)};
    expect_filtered_like_reference(shape, between(1, 400), static_cast<unsigned>(between(0, 1000)));
    RC_ASSERT(!testing::Test::HasFailure());
}

TEST(FilteredConvolution, HasNoColumnsWhereTheKernelDoesNotFit) {
    const FilteredConvolution convolution({.out_channels = 2, .in_channels = 1, .kernel = 4, .dilation = 2},
                                          random_values(8, 9), {});
    ThreadTeam team(2);
    Execution execution(team, std::stop_token());
    Matrix y;
    RowStatistics statistics;
    convolution.apply(random_matrix(1, 6, 9), {}, {.statistics = &statistics}, y, execution);
    EXPECT_EQ(y.columns(), 0U);
    ASSERT_EQ(statistics.size(), 2U);
    EXPECT_EQ(statistics[1].variance, 0.0);
}

TEST(FilteredConvolution, SuitsShapesWithTapsToShareAndNoStride) {
    EXPECT_TRUE(FilteredConvolution::suits({.kernel = 3}));
    EXPECT_TRUE(FilteredConvolution::suits({.kernel = 12, .dilation = 16}));
    EXPECT_FALSE(FilteredConvolution::suits({.kernel = 1}));
    EXPECT_FALSE(FilteredConvolution::suits({.kernel = 13}));
    EXPECT_FALSE(FilteredConvolution::suits({.kernel = 3, .stride = 2}));
    EXPECT_FALSE(FilteredConvolution::suits({.kernel = 3, .dilation = 17}));
}

TEST(FilteredConvolution, RefusesWhatDoesNotFit) {
    const auto weight = random_values(12, 11);
    const ConvolutionShape shape{.out_channels = 2, .in_channels = 2, .kernel = 3};
    EXPECT_THROW(FilteredConvolution(shape, std::span(weight).first(11), {}), base::Error);
    EXPECT_THROW(FilteredConvolution(shape, weight, std::span(weight).first(1)), base::Error);
    EXPECT_THROW(FilteredConvolution({.out_channels = 12, .in_channels = 1}, weight, {}), base::Error);
    const FilteredConvolution convolution(shape, weight, {});
    ThreadTeam team(1);
    Execution execution(team, std::stop_token());
    Matrix y;
    const Matrix x = random_matrix(2, 10, 12);
    EXPECT_THROW(convolution.apply(random_matrix(3, 10, 12), {}, {}, y, execution), base::Error);
    const std::vector<RowPrologue> prologues(3);
    EXPECT_THROW(convolution.apply(x, {.rows = prologues}, {}, y, execution), base::Error);
    EXPECT_THROW(convolution.apply(x, {}, {.residual = &x}, y, execution), base::Error);
    EXPECT_THROW(convolution.apply(x, {}, {.second_residual = &x}, y, execution), base::Error);
}

}  // namespace
}  // namespace storyflow::speech::kernels
