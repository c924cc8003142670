#include "speech/kokoro/files/model_config.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/speech/files/bytes_of_files.hpp"

namespace storyflow::speech::kokoro {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

constexpr std::string_view published = R"({
  "istftnet": {
    "upsample_kernel_sizes": [20, 12], "upsample_rates": [10, 6], "gen_istft_hop_size": 5, "gen_istft_n_fft": 20,
    "resblock_dilation_sizes": [[1, 3, 5], [1, 3, 5], [1, 3, 5]], "resblock_kernel_sizes": [3, 7, 11],
    "upsample_initial_channel": 512
  },
  "dim_in": 64, "dropout": 0.2, "hidden_dim": 512, "max_conv_dim": 512, "max_dur": 50, "multispeaker": true,
  "n_layer": 3, "n_mels": 80, "n_token": 178, "style_dim": 128, "text_encoder_kernel_size": 5,
  "plbert": {"hidden_size": 768, "num_attention_heads": 12, "intermediate_size": 2048,
             "max_position_embeddings": 512, "num_hidden_layers": 12, "dropout": 0.1},
  "vocab": {";": 1, "a": 43}
})";

std::string complaint_about(const std::string& json) {
    return complaint_of([&] { return parse_model_config(json); });
}

/// The error for the published configuration with one part of its text replaced.
std::string complaint_about_change(std::string_view part, std::string_view other) {
    return complaint_about(with(std::string(published), part, other));
}

TEST(ModelConfiguration, OfKokoroIsTheDefault) {
    for (const std::string_view json : {published, std::string_view("{}")}) {
        const ModelConfig config = parse_model_config(json);
        EXPECT_EQ(config.hidden_dim, 512U);
        EXPECT_EQ(config.style_dim, 128U);
        EXPECT_EQ(config.n_token, 178U);
        EXPECT_EQ(config.n_layer, 3U);
        EXPECT_EQ(config.max_dur, 50U);
        EXPECT_EQ(config.text_encoder_kernel_size, 5U);
        EXPECT_EQ(config.plbert.hidden_size, 768U);
        EXPECT_EQ(config.plbert.num_attention_heads, 12U);
        EXPECT_EQ(config.plbert.intermediate_size, 2048U);
        EXPECT_EQ(config.plbert.max_position_embeddings, 512U);
        EXPECT_EQ(config.plbert.num_hidden_layers, 12U);
        EXPECT_THAT(config.istftnet.upsample_kernel_sizes, ElementsAre(20, 12));
        EXPECT_THAT(config.istftnet.upsample_rates, ElementsAre(10, 6));
        EXPECT_EQ(config.istftnet.gen_istft_hop_size, 5U);
        EXPECT_EQ(config.istftnet.gen_istft_n_fft, 20U);
        EXPECT_THAT(config.istftnet.resblock_dilation_sizes, testing::SizeIs(3));
        EXPECT_THAT(config.istftnet.resblock_dilation_sizes[2], ElementsAre(1, 3, 5));
        EXPECT_THAT(config.istftnet.resblock_kernel_sizes, ElementsAre(3, 7, 11));
        EXPECT_EQ(config.istftnet.upsample_initial_channel, 512U);
    }
}

TEST(ModelConfiguration, TakesOtherSizes) {
    const ModelConfig config = parse_model_config(R"({
        "hidden_dim": 64, "style_dim": 16, "n_token": 10, "n_layer": 2, "max_dur": 7, "text_encoder_kernel_size": 3,
        "plbert": {"hidden_size": 48, "num_attention_heads": 4, "intermediate_size": 64, "num_hidden_layers": 3,
                   "max_position_embeddings": 100},
        "istftnet": {"upsample_initial_channel": 64, "upsample_rates": [3, 5, 4], "upsample_kernel_sizes": [7, 11, 8],
                     "gen_istft_n_fft": 16, "resblock_kernel_sizes": [3], "resblock_dilation_sizes": [[1, 2]]}})");
    EXPECT_EQ(config.hidden_dim, 64U);
    EXPECT_EQ(config.style_dim, 16U);
    EXPECT_EQ(config.n_token, 10U);
    EXPECT_EQ(config.n_layer, 2U);
    EXPECT_EQ(config.max_dur, 7U);
    EXPECT_EQ(config.text_encoder_kernel_size, 3U);
    EXPECT_EQ(config.plbert.hidden_size, 48U);
    EXPECT_EQ(config.plbert.num_attention_heads, 4U);
    EXPECT_EQ(config.plbert.intermediate_size, 64U);
    EXPECT_EQ(config.plbert.max_position_embeddings, 100U);
    EXPECT_EQ(config.plbert.num_hidden_layers, 3U);
    EXPECT_THAT(config.istftnet.upsample_rates, ElementsAre(3, 5, 4));
    EXPECT_THAT(config.istftnet.upsample_kernel_sizes, ElementsAre(7, 11, 8));
    EXPECT_EQ(config.istftnet.gen_istft_n_fft, 16U);
    EXPECT_EQ(config.istftnet.upsample_initial_channel, 64U);
    EXPECT_THAT(config.istftnet.resblock_kernel_sizes, ElementsAre(3));
    EXPECT_THAT(config.istftnet.resblock_dilation_sizes, ElementsAre(ElementsAre(1, 2)));
}

TEST(ModelConfiguration, IsAJsonObjectOfBoundedSizeAndDepth) {
    for (const char* json : {"", "[]", "7", "{", "{\"hidden_dim\": }", "{} {}"})
        EXPECT_THAT(complaint_about(json), StartsWith("config.json: no JSON")) << json;
    EXPECT_THAT(complaint_about("{\"a\":" + std::string(100'000, '[')), StartsWith("config.json: no JSON"));
    EXPECT_THAT(complaint_about("{}" + std::string(256 * 1024, ' ')), HasSubstr("more than 262144 bytes"));
}

TEST(ModelConfiguration, HasEveryValueWithinBounds) {
    EXPECT_EQ(complaint_about_change("\"hidden_dim\": 512", "\"hidden_dim\": 5000"),
              "config.json: hidden_dim must be an integer from 8 to 4096");
    EXPECT_THAT(complaint_about_change("\"n_token\": 178", "\"n_token\": -1"),
                HasSubstr("n_token must be an integer"));
    EXPECT_THAT(complaint_about_change("\"n_token\": 178", "\"n_token\": 1.5"),
                HasSubstr("n_token must be an integer"));
    EXPECT_THAT(complaint_about_change("\"n_token\": 178", "\"n_token\": 1e300"),
                HasSubstr("n_token must be an integer"));
    EXPECT_THAT(complaint_about_change("\"n_layer\": 3", "\"n_layer\": \"3\""),
                HasSubstr("n_layer must be an integer"));
    EXPECT_THAT(complaint_about_change("\"max_dur\": 50", "\"max_dur\": 0"), HasSubstr("max_dur"));
    EXPECT_THAT(complaint_about_change("\"hidden_size\": 768", "\"hidden_size\": 99999"),
                HasSubstr("plbert.hidden_size must be"));
    EXPECT_THAT(complaint_about_change("[20, 12]", "[]"),
                HasSubstr("istftnet.upsample_kernel_sizes must be an array of 1 to 4 values"));
    EXPECT_THAT(complaint_about_change("[20, 12]", "20"),
                HasSubstr("istftnet.upsample_kernel_sizes must be an array"));
    EXPECT_THAT(complaint_about_change("[20, 12]", "[20, 999]"), HasSubstr("integer from 1 to 64"));
    EXPECT_THAT(complaint_about_change("[[1, 3, 5], [1, 3, 5], [1, 3, 5]]", "[1, 3, 5]"),
                HasSubstr("resblock_dilation_sizes must be an array"));
    EXPECT_THAT(complaint_about_change("[[1, 3, 5], [1, 3, 5], [1, 3, 5]]", "7"),
                HasSubstr("array of 1 to 8 arrays"));
    EXPECT_THAT(complaint_about("{\"plbert\": 1}"), HasSubstr("plbert must be an object"));
}

TEST(ModelConfiguration, HasValuesThatFitTogether) {
    EXPECT_THAT(complaint_about_change("\"hidden_dim\": 512", "\"hidden_dim\": 500"),
                HasSubstr("multiple of 8"));
    EXPECT_THAT(complaint_about_change("\"text_encoder_kernel_size\": 5", "\"text_encoder_kernel_size\": 4"),
                HasSubstr("must be odd"));
    EXPECT_THAT(complaint_about_change("\"num_attention_heads\": 12", "\"num_attention_heads\": 11"),
                HasSubstr("multiple of plbert.num_attention_heads"));
    EXPECT_THAT(complaint_about_change("[10, 6]", "[10, 5]"), HasSubstr("even number"));
    EXPECT_THAT(complaint_about_change("[10, 6]", "[10, 4]"), HasSubstr("must be 300"));
    EXPECT_THAT(complaint_about_change("[10, 6]", "[60]"), HasSubstr("one value for each stage"));
    EXPECT_THAT(complaint_about_change("[20, 12]", "[8, 12]"), HasSubstr("even number"));
    EXPECT_THAT(complaint_about_change("\"gen_istft_n_fft\": 20", "\"gen_istft_n_fft\": 19"),
                HasSubstr("even and at least the hop"));
    EXPECT_THAT(complaint_about_change("\"gen_istft_n_fft\": 20", "\"gen_istft_n_fft\": 4"),
                HasSubstr("even and at least the hop"));
    EXPECT_THAT(complaint_about_change("[3, 7, 11]", "[3, 7]"), HasSubstr("one entry for each block"));
    EXPECT_THAT(complaint_about_change("[3, 7, 11]", "[3, 7, 12]"), HasSubstr("must be odd"));
    EXPECT_THAT(
        complaint_about_change("\"upsample_initial_channel\": 512", "\"upsample_initial_channel\": 510"),
        HasSubstr("halved"));
}

}  // namespace
}  // namespace storyflow::speech::kokoro
