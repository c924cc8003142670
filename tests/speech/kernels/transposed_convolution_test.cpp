#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/error.hpp"
#include "speech/kernels/convolution.hpp"
#include "tests/speech/kernels/kernel_values.hpp"

namespace storyflow::speech::kernels {
namespace {

void expect_like_reference(const ConvolutionShape& shape, std::size_t output_padding, std::size_t columns,
                           unsigned seed) {
    SCOPED_TRACE(testing::Message() << shape.in_channels << " -> " << shape.out_channels << ", kernel "
                                    << shape.kernel << ", stride " << shape.stride << ", padding "
                                    << shape.padding << "+" << output_padding << ", columns " << columns);
    const auto weight = random_values(shape.out_channels * shape.in_channels * shape.kernel, seed);
    const auto bias = random_values(shape.out_channels, seed + 1);
    const Matrix x = random_matrix(shape.in_channels, columns, seed + 2);
    const TransposedConvolution convolution(shape, output_padding, weight, bias);
    const Matrix y = same_for_any_team([&](Execution& execution) {
        Matrix result;
        convolution.apply(x, result, execution);
        return result;
    });
    const support::ReferenceConvolution reference{.out_channels = shape.out_channels,
                                                  .in_channels = shape.in_channels,
                                                  .kernel = shape.kernel,
                                                  .stride = shape.stride,
                                                  .padding = shape.padding,
                                                  .output_padding = output_padding};
    expect_close(y, support::reference_transposed_convolution(reference, weight, bias, rows_of(x)),
                 support::reference_transposed_convolution(reference, magnitudes(weight), magnitudes(bias),
                                                           magnitudes(rows_of(x))),
                 3e-7);
}

TEST(TransposedConvolution, MatchesItsDefinitionForTheShapesOfTheNetwork) {
    on_every_instruction_set([] {
        for (const std::size_t columns : {1U, 2U, 17U, 100U}) {
            expect_like_reference(
                {.out_channels = 16, .in_channels = 32, .kernel = 20, .stride = 10, .padding = 5}, 0, columns,
                1);
            expect_like_reference(
                {.out_channels = 9, .in_channels = 12, .kernel = 12, .stride = 6, .padding = 3}, 0, columns,
                2);
            expect_like_reference(
                {.out_channels = 3, .in_channels = 3, .kernel = 3, .stride = 2, .padding = 1}, 1, columns, 3);
        }
    });
}

RC_GTEST_PROP(TransposedConvolutionProperty, MatchesItsDefinitionForAnyShape, ()) {
    const auto between = [](std::size_t least, std::size_t most) {
        return *rc::gen::inRange<std::size_t>(least, most + 1);
    };
    const std::size_t kernel = between(1, 21);
    const ConvolutionShape shape{.out_channels = between(1, 20),
                                 .in_channels = between(1, 6),
                                 .kernel = kernel,
                                 .stride = between(1, 11),
                                 .padding = between(0, (kernel - 1) / 2)};
    expect_like_reference(shape, between(0, 12), between(1, 80), static_cast<unsigned>(between(0, 1000)));
    RC_ASSERT(!testing::Test::HasFailure());
}

TEST(TransposedConvolution, CutsLongInputsIntoTilesWithoutSeams) {
    expect_like_reference({.out_channels = 20, .in_channels = 3, .kernel = 12, .stride = 6, .padding = 3}, 0,
                          1300, 4);
}

TEST(TransposedConvolution, OfNothingIsNothing) {
    const auto weight = random_values(6, 5);
    const TransposedConvolution convolution({.out_channels = 2, .in_channels = 1, .kernel = 3, .stride = 2},
                                            0, weight, {});
    ThreadTeam team(1);
    Execution execution(team, std::stop_token());
    Matrix y;
    convolution.apply(Matrix(1, 0), y, execution);
    EXPECT_EQ(y.columns(), 0U);
}

TEST(TransposedConvolution, RefusesWhatDoesNotFit) {
    const auto weight = random_values(12, 6);
    const ConvolutionShape shape{.out_channels = 2, .in_channels = 2, .kernel = 3, .stride = 2};
    ConvolutionShape dilated = shape;
    dilated.dilation = 2;
    EXPECT_THROW(TransposedConvolution(dilated, 0, weight, {}), base::Error);
    EXPECT_THROW(TransposedConvolution(shape, 0, std::span(weight).first(6), {}), base::Error);
    EXPECT_THROW(TransposedConvolution(shape, 0, weight, std::span(weight).first(3)), base::Error);
    const TransposedConvolution convolution(shape, 0, weight, {});
    ThreadTeam team(1);
    Execution execution(team, std::stop_token());
    Matrix y;
    EXPECT_THROW(convolution.apply(random_matrix(1, 4, 7), y, execution), base::Error);
}

}  // namespace
}  // namespace storyflow::speech::kernels
