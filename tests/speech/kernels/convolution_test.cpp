#include "speech/kernels/convolution.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/error.hpp"
#include "tests/speech/kernels/kernel_values.hpp"

namespace storyflow::speech::kernels {
namespace {

support::ReferenceConvolution reference_of(const ConvolutionShape& shape) {
    return {.out_channels = shape.out_channels,
            .in_channels = shape.in_channels,
            .kernel = shape.kernel,
            .stride = shape.stride,
            .padding = shape.padding,
            .dilation = shape.dilation};
}

Matrix convolve(const ConvolutionShape& shape, const std::vector<float>& weight,
                const std::vector<float>& bias, const Matrix& x) {
    const Convolution convolution(shape, weight, bias);
    return same_for_any_team([&](Execution& execution) {
        Matrix y;
        convolution.apply(x, y, execution);
        return y;
    });
}

void expect_like_reference(const ConvolutionShape& shape, std::size_t columns, unsigned seed,
                           bool with_bias = true) {
    SCOPED_TRACE(testing::Message() << shape.in_channels << " -> " << shape.out_channels << ", kernel "
                                    << shape.kernel << ", stride " << shape.stride << ", padding "
                                    << shape.padding << ", dilation " << shape.dilation << ", columns "
                                    << columns);
    const auto weight = random_values(shape.out_channels * shape.in_channels * shape.kernel, seed);
    const auto bias = with_bias ? random_values(shape.out_channels, seed + 1) : std::vector<float>();
    const Matrix x = random_matrix(shape.in_channels, columns, seed + 2);
    const Matrix y = convolve(shape, weight, bias, x);
    const auto reference = reference_of(shape);
    expect_close(y, support::reference_convolution(reference, weight, bias, rows_of(x)),
                 support::reference_convolution(reference, magnitudes(weight), magnitudes(bias),
                                                magnitudes(rows_of(x))),
                 3e-7);
}

TEST(Convolution, MatchesItsDefinitionForTheShapesOfTheNetwork) {
    const std::vector<ConvolutionShape> shapes = {
        {.out_channels = 32, .in_channels = 24, .kernel = 3, .padding = 1},
        {.out_channels = 32, .in_channels = 24, .kernel = 3, .padding = 5, .dilation = 5},
        {.out_channels = 16, .in_channels = 16, .kernel = 7, .padding = 9, .dilation = 3},
        {.out_channels = 16, .in_channels = 16, .kernel = 11, .padding = 25, .dilation = 5},
        {.out_channels = 16, .in_channels = 22, .kernel = 12, .stride = 6, .padding = 3},
        {.out_channels = 22, .in_channels = 16, .kernel = 7, .padding = 3},
        {.out_channels = 1, .in_channels = 1, .kernel = 3, .stride = 2, .padding = 1},
        {.out_channels = 1, .in_channels = 40, .kernel = 1},
        {.out_channels = 16, .in_channels = 24, .kernel = 5, .padding = 2},
    };
    on_every_instruction_set([&] {
        for (const ConvolutionShape& shape : shapes)
            expect_like_reference(shape, 150, 1);
    });
}

TEST(Convolution, MatchesItsDefinitionForEveryNumberOfColumns) {
    const ConvolutionShape shape{
        .out_channels = 11, .in_channels = 3, .kernel = 5, .padding = 4, .dilation = 2};
    on_every_instruction_set([&] {
        for (std::size_t columns = 1; columns <= 100; ++columns)
            expect_like_reference(shape, columns, 2);
    });
}

TEST(Convolution, MatchesItsDefinitionForEveryNumberOfChannels) {
    on_every_instruction_set([&] {
        for (std::size_t channels = 1; channels <= 18; ++channels) {
            expect_like_reference(
                {.out_channels = channels, .in_channels = 19 - channels, .kernel = 3, .padding = 1}, 33, 3);
        }
    });
}

RC_GTEST_PROP(ConvolutionProperty, MatchesItsDefinitionForAnyShape, ()) {
    const auto between = [](std::size_t least, std::size_t most) {
        return *rc::gen::inRange<std::size_t>(least, most + 1);
    };
    const ConvolutionShape shape{.out_channels = between(1, 20),
                                 .in_channels = between(1, 9),
                                 .kernel = between(1, 13),
                                 .stride = between(1, 7),
                                 .padding = between(0, 30),
                                 .dilation = between(1, 6)};
    expect_like_reference(shape, between(1, 130), static_cast<unsigned>(between(0, 1000)),
                          between(0, 1) == 1);
    RC_ASSERT(!testing::Test::HasFailure());
}

TEST(Convolution, CutsLongInputsIntoTilesWithoutSeams) {
    expect_like_reference({.out_channels = 9, .in_channels = 2, .kernel = 11, .padding = 25, .dilation = 5},
                          1601, 4);
    expect_like_reference({.out_channels = 9, .in_channels = 2, .kernel = 12, .stride = 6, .padding = 3},
                          5000, 5);
}

TEST(Convolution, CutsManyChannelsIntoGroups) {
    expect_like_reference({.out_channels = 612, .in_channels = 100, .kernel = 1}, 96, 6);
}

TEST(Convolution, GivesAColumnTheSameValueWhereverItStands) {
    const ConvolutionShape shape{.out_channels = 8, .in_channels = 5, .kernel = 3, .padding = 1};
    const auto weight = random_values(8 * 5 * 3, 7);
    const Matrix x = random_matrix(5, 700, 8);
    const Matrix whole = convolve(shape, weight, {}, x);
    for (const std::size_t first : {1U, 15U, 49U, 383U}) {
        Matrix part(5, 700 - first);
        for (std::size_t row = 0; row < 5; ++row) {
            std::ranges::copy(x.row(row).subspan(first), part.row(row).begin());
        }
        const Matrix y = convolve(shape, weight, {}, part);
        for (std::size_t t = 1; t < y.columns(); ++t)
            ASSERT_EQ(y.row(3)[t], whole.row(3)[first + t]);
    }
}

TEST(Convolution, HasNoColumnsWhereTheKernelDoesNotFit) {
    const ConvolutionShape shape{.out_channels = 2, .in_channels = 1, .kernel = 4, .dilation = 2};
    const auto weight = random_values(8, 9);
    EXPECT_EQ(convolve(shape, weight, {}, random_matrix(1, 6, 9)).columns(), 0U);
    EXPECT_EQ(convolve(shape, weight, {}, random_matrix(1, 7, 9)).columns(), 1U);
}

TEST(Convolution, MayBeMoved) {
    const auto weight = random_values(2, 10);
    Convolution first({.out_channels = 2, .in_channels = 1}, weight, {});
    const Convolution second(std::move(first));
    EXPECT_EQ(second.shape().out_channels, 2U);
}

TEST(Convolution, RefusesWeightsAndInputsThatDoNotFit) {
    const auto weight = random_values(12, 11);
    const ConvolutionShape shape{.out_channels = 2, .in_channels = 2, .kernel = 3};
    EXPECT_THROW(Convolution(shape, std::span(weight).first(11), {}), base::Error);
    EXPECT_THROW(Convolution(shape, weight, std::span(weight).first(1)), base::Error);
    EXPECT_THROW(Convolution({.out_channels = 2, .in_channels = 2, .kernel = 3, .stride = 0}, weight, {}),
                 base::Error);
    const Convolution convolution(shape, weight, {});
    ThreadTeam team(1);
    Execution execution(team, std::stop_token());
    Matrix y;
    EXPECT_THROW(convolution.apply(random_matrix(3, 10, 12), y, execution), base::Error);
}

}  // namespace
}  // namespace storyflow::speech::kernels
