#include <gtest/gtest.h>

#include "base/error.hpp"
#include "speech/kernels/convolution.hpp"
#include "tests/speech/kernels/kernel_values.hpp"

namespace storyflow::speech::kernels {
namespace {

TEST(DepthwiseUpsampling, IsATransposedConvolutionOfEachChannelByItself) {
    for (const std::size_t columns : {1U, 2U, 33U, 5000U}) {
        const Matrix x = random_matrix(5, columns, 1);
        const auto weight = random_values(15, 2);
        const auto bias = random_values(5, 3);
        const Matrix y = same_for_any_team([&](Execution& execution) {
            Matrix result;
            upsample_depthwise(x, weight, bias, result, execution);
            return result;
        });
        support::Rows expected;
        for (std::size_t row = 0; row < 5; ++row) {
            const std::vector<float> taps(weight.begin() + static_cast<std::ptrdiff_t>(3 * row),
                                          weight.begin() + static_cast<std::ptrdiff_t>(3 * row + 3));
            expected.push_back(support::reference_transposed_convolution({.out_channels = 1,
                                                                          .in_channels = 1,
                                                                          .kernel = 3,
                                                                          .stride = 2,
                                                                          .padding = 1,
                                                                          .output_padding = 1},
                                                                         taps, {bias[row]},
                                                                         {rows_of(x)[row]})[0]);
        }
        expect_close(y, expected, 3e-7);
    }
}

TEST(DepthwiseUpsampling, RefusesWeightsThatDoNotFit) {
    ThreadTeam team(1);
    Execution execution(team, std::stop_token());
    const auto weight = random_values(6, 4);
    Matrix y;
    EXPECT_THROW(upsample_depthwise(random_matrix(3, 4, 5), weight, std::span(weight).first(3), y, execution),
                 base::Error);
    EXPECT_THROW(upsample_depthwise(random_matrix(2, 4, 5), weight, std::span(weight).first(3), y, execution),
                 base::Error);
}

}  // namespace
}  // namespace storyflow::speech::kernels
