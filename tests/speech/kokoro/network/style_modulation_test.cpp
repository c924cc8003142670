#include "speech/kokoro/network/style_modulation.hpp"

#include <gmock/gmock.h>

#include <vector>

#include "tests/speech/kokoro/network/tiny_network.hpp"

namespace storyflow::speech::kokoro {
namespace {

using testing::ElementsAre;
using testing::FloatNear;

PatchedWeights projection() {
    PatchedWeights weights;
    weights.set("a.fc.weight", {4, 2}, {1, 0, 0, 1, 2, 0, 0, 3}).set("a.fc.bias", {4}, {0.5F, 0, -1, 1});
    return weights;
}

TEST(StyleModulation, ProjectsTheStyleToGammasAndBetas) {
    const PatchedWeights weights = projection();
    const StyleModulation modulation(Parameters(weights, "a"), 2, 2);
    const ScaleAndShift result = modulation(std::vector<float>{10, 20});
    EXPECT_THAT(result.gamma, ElementsAre(10.5F, 20));
    EXPECT_THAT(result.beta, ElementsAre(19, 61));
}

TEST(StyleModulation, TakesInAnAffinePartOfTheNormItself) {
    PatchedWeights weights = projection();
    weights.set("a.norm.weight", {2}, {2, 0.5F}).set("a.norm.bias", {2}, {0.25F, -3});
    const StyleModulation plain(Parameters(projection(), "a"), 2, 2);
    const StyleModulation affine(Parameters(weights, "a"), 2, 2);
    const std::vector<float> style{0.3F, -0.7F};
    const ScaleAndShift expected = plain(style);
    const ScaleAndShift result = affine(style);
    const std::vector<float> scale{2, 0.5F};
    const std::vector<float> shift{0.25F, -3};
    for (const float x : {-1.0F, 0.0F, 2.0F}) {
        for (std::size_t i = 0; i < 2; ++i) {
            const float wanted = (1 + expected.gamma[i]) * (scale[i] * x + shift[i]) + expected.beta[i];
            EXPECT_THAT((1 + result.gamma[i]) * x + result.beta[i], FloatNear(wanted, 1e-5F));
        }
    }
}

}  // namespace
}  // namespace storyflow::speech::kokoro
