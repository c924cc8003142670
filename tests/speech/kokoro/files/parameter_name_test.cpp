#include "speech/kokoro/files/parameter_name.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace storyflow::speech::kokoro {
namespace {

TEST(ParameterNames, AreGroupAndInnerName) {
    EXPECT_EQ(parameter_name("decoder.generator.ups.0.weight_g"), "decoder.generator.ups.0.weight_g");
    EXPECT_EQ(parameter_name("decoder.module.generator.ups.0.weight_g"), "decoder.generator.ups.0.weight_g");
    EXPECT_EQ(parameter_name("module.bert.encoder.weight"), "bert.encoder.weight");
    EXPECT_EQ(parameter_name("kmodel.predictor.lstm.bias_ih_l0"), "predictor.lstm.bias_ih_l0");
    EXPECT_EQ(parameter_name("weight"), "weight");
}

TEST(ParameterNames, OfTheTwoHalvesOfAnOnnxModelLoseTheHalf) {
    EXPECT_EQ(parameter_name("encoder.bert.encoder.embedding_hidden_mapping_in.bias"),
              "bert.encoder.embedding_hidden_mapping_in.bias");
    EXPECT_EQ(parameter_name("decoder.decoder.generator.conv_post.bias"), "decoder.generator.conv_post.bias");
    EXPECT_EQ(parameter_name("encoder.text_encoder.cnn.0.1.gamma"), "text_encoder.cnn.0.1.gamma");
    EXPECT_EQ(parameter_name("encoder.F0.1.pool.bias"), "predictor.F0.1.pool.bias");
    EXPECT_EQ(parameter_name("encoder.shared.weight"), "predictor.shared.weight");
    EXPECT_EQ(parameter_name("encoder.predictor.F0_proj.bias"), "predictor.F0_proj.bias");
}

TEST(ParameterNames, OfThePredictorMayBeWithoutIt) {
    EXPECT_EQ(parameter_name("text_encoder.lstms.0.weight_ih_l0"),
              "predictor.text_encoder.lstms.0.weight_ih_l0");
    EXPECT_EQ(parameter_name("text_encoder.lstm.weight_ih_l0"), "text_encoder.lstm.weight_ih_l0");
    EXPECT_EQ(parameter_name("lstm.weight_ih_l0"), "predictor.lstm.weight_ih_l0");
}

TEST(ParameterNames, OfWeightNormMayBeThoseOfLaterVersionsOfPyTorch) {
    EXPECT_EQ(parameter_name("decoder.encode.conv1.parametrizations.weight.original0"),
              "decoder.encode.conv1.weight_g");
    EXPECT_EQ(parameter_name("decoder.encode.conv1.parametrizations.weight.original1"),
              "decoder.encode.conv1.weight_v");
}

TEST(ParameterNames, TellWhichGroupOfTheNetworkIsMissing) {
    std::vector<std::string> names{"bert.a", "bert_encoder.a", "predictor.a", "text_encoder.a"};
    EXPECT_EQ(missing_group(names), "decoder");
    names.emplace_back("decoder.a");
    EXPECT_EQ(missing_group(names), "");
    names.front() = "berta.a";
    EXPECT_EQ(missing_group(names), "bert");
}

}  // namespace
}  // namespace storyflow::speech::kokoro
