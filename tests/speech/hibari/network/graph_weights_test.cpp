#include "speech/hibari/network/graph_weights.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <string>

#include "base/error.hpp"
#include "speech/hibari/heart.hpp"
#include "speech/hibari/network/network.hpp"

namespace storyflow::speech::hibari {
namespace {

using testing::HasSubstr;

const GraphWeights& heart() {
    static const OnnxFile file{ByteSource(heart_file())};
    static const GraphWeights weights(file);
    return weights;
}

std::string refusal(const std::function<void()>& read) {
    try {
        read();
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::damaged_model);
        return error.what();
    }
    return "it was taken";
}

TEST(GraphWeights, FindsParametersByTheirNames) {
    EXPECT_TRUE(heart().contains("m.dec.7.gamma"));
    EXPECT_FALSE(heart().contains("m.dec.8.gamma"));
    EXPECT_EQ(heart().shape("m.dec_in.weight"), (std::vector<std::size_t>{256, 130, 7}));
    EXPECT_EQ(heart().norm("pn.text.norm").channels(), 192U);
}

TEST(GraphWeights, FindsTheWeightsOfAProductByItsBias) {
    const kernels::RowLayer head = heart().layer("m.head.", 256);
    EXPECT_EQ(head.outputs(), 3005U);
    // The graph has two products of this shape, one in each encoder.
    EXPECT_EQ(heart().layer("pn.text.attn.self_attn.in_proj_", 192).outputs(), 576U);
}

TEST(GraphWeights, TellsHowOftenALayerIsApplied) {
    EXPECT_EQ(heart().uses("m.text.attn.self_attn.in_proj_bias"), 4U);
    EXPECT_EQ(heart().uses("pn.text.attn.self_attn.in_proj_bias"), 6U);
}

TEST(GraphWeights, TellsHowFarApartTheTapsOfAConvolutionAre) {
    EXPECT_EQ(heart().dilation("pn.pro.3.dw.weight"), 8U);
    EXPECT_EQ(heart().dilation("m.dec.0.dw.weight"), 1U);
}

TEST(GraphWeights, NamesWhatIsMissingOrDoesNotFit) {
    EXPECT_THAT(refusal([] { (void)heart().values("m.tail.weight", {3}); }), HasSubstr("m.tail.weight"));
    EXPECT_THAT(refusal([] { (void)heart().values("m.dec_in.bias", {3}); }), HasSubstr("m.dec_in.bias"));
    EXPECT_THAT(refusal([] { (void)heart().norm("m.dec.0.dw"); }), HasSubstr("m.dec.0.dw"));
    EXPECT_THAT(refusal([] { (void)heart().layer("m.head.", 128); }), HasSubstr("head"));
    EXPECT_THAT(refusal([] { (void)heart().layer("m.dec.0.dw.", 256); }), HasSubstr("m.dec.0.dw.bias"));
}

TEST(GraphWeights, OfADamagedFileAreRefused) {
    const auto file = heart_file();
    EXPECT_NE(refusal([&] { Network cut(file.first(file.size() / 2)); }), "it was taken");
    EXPECT_NE(refusal([&] { Network nothing(file.first(0)); }), "it was taken");
    std::vector<std::byte> renamed(file.begin(), file.end());
    const std::string_view name = "m.dec_norm.weight";
    const auto at = std::search(renamed.begin(), renamed.end(), name.begin(), name.end(),
                                [](std::byte byte, char c) { return byte == static_cast<std::byte>(c); });
    ASSERT_NE(at, renamed.end());
    for (auto found = at; found != renamed.end();
         found = std::search(found, renamed.end(), name.begin(), name.end(),
                             [](std::byte byte, char c) { return byte == static_cast<std::byte>(c); })) {
        *found = std::byte{'x'};
    }
    EXPECT_THAT(refusal([&] { Network other{std::span<const std::byte>(renamed)}; }),
                HasSubstr("m.dec_norm"));
}

}  // namespace
}  // namespace storyflow::speech::hibari
