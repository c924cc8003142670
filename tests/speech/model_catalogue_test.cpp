#include "speech/model_catalogue.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "speech/voices.hpp"

namespace storyflow::speech {

TEST(ModelCatalogue, HasOneFileForEveryVoiceThatCanBeChosen) {
    for (const auto& voice : published_voices()) {
        const auto file = find_published_path("voices/" + std::string(voice.id) + ".pt");
        ASSERT_TRUE(file) << voice.id;
        EXPECT_EQ(file->part, ModelPart::voice);
        EXPECT_EQ(file->voice(), voice.id);
        EXPECT_EQ(file->name(), std::string(voice.id) + ".pt");
    }
    EXPECT_EQ(std::ranges::count(published_files(), ModelPart::voice, &PublishedFile::part),
              std::ssize(published_voices()));
}

TEST(ModelCatalogue, HasOneNetworkOneConfigurationAndOnePack) {
    for (const auto part :
         {ModelPart::network, ModelPart::compact_network, ModelPart::configuration, ModelPart::voice_pack}) {
        EXPECT_EQ(std::ranges::count(published_files(), part, &PublishedFile::part), 1) << describe(part);
    }
}

TEST(ModelCatalogue, SumsAreSha256InLowerCaseAndNoTwoFilesAreTheSame) {
    std::set<std::string_view> sums;
    for (const auto& file : published_files()) {
        EXPECT_THAT(std::string(file.sha256), testing::MatchesRegex("[0-9a-f]+")) << file.path;
        EXPECT_EQ(file.sha256.size(), 64U) << file.path;
        sums.insert(file.sha256);
    }
    EXPECT_EQ(sums.size(), published_files().size());
}

TEST(ModelCatalogue, SizesFitTheContent) {
    constexpr std::uint64_t parameters = 81'763'410;
    EXPECT_GT(find_published_path("kokoro-v1_0.pth")->bytes, parameters * sizeof(float));
    constexpr std::uint64_t table = 510 * 256 * sizeof(float);
    for (const auto& file : published_files()) {
        if (file.part != ModelPart::voice) continue;
        EXPECT_GT(file.bytes, table) << file.path;
        EXPECT_LT(file.bytes, table + 2048) << file.path;
    }
    EXPECT_GT(find_published_path("voices-v1.0.bin")->bytes, 54 * table);
}

TEST(ModelCatalogue, HasTheBuiltInVoicesThatAreNoPartOfTheProgram) {
    std::vector<std::string_view> voices;
    for (const auto& file : published_files()) {
        if (file.part != ModelPart::built_in_voice) continue;
        voices.push_back(file.voice());
        EXPECT_TRUE(is_published_voice(file.voice())) << file.path;
        EXPECT_TRUE(file.bytes == 7'936'868 || file.bytes == 8'031'158)
            << "one graph, two forms of its scales";
    }
    EXPECT_THAT(voices, testing::ElementsAre("af_kore", "am_fenrir", "bf_emma", "bm_fable"));
}

TEST(ModelCatalogue, ReadsABuiltInVoiceFromTheNameOfItsFile) {
    EXPECT_EQ(built_in_voice_in("bf_emma.onnx"), "bf_emma");
    EXPECT_EQ(built_in_voice_in("am_fenrir_v12.int8.onnx"), "am_fenrir");
    for (const char* other :
         {"am_fenrir_v.onnx", "am_fenrir_vx.onnx", "kokoro-v1.0.onnx", ".onnx", "af_heart.onnx"})
        EXPECT_EQ(built_in_voice_in(other), "") << other;
}

TEST(ModelCatalogue, FindsByPathByNameAndBySum) {
    EXPECT_EQ(find_published_name("bf_emma.pt")->path, "voices/bf_emma.pt");
    EXPECT_FALSE(find_published_path("bf_emma.pt"));
    EXPECT_FALSE(find_published_name("kokoro-v1.0.onnx"));
    const auto network = find_published_path("kokoro-v1_0.pth");
    EXPECT_EQ(find_published_sum(network->sha256)->path, "kokoro-v1_0.pth");
    EXPECT_FALSE(find_published_sum(std::string(64, '0')));
    EXPECT_EQ(network->voice(), "");
}

TEST(ModelCatalogue, AddressesLieInTheReleasesOfTheirAuthors) {
    EXPECT_EQ(find_published_name("af_bella.pt")->address(),
              "https://huggingface.co/hexgrad/Kokoro-82M/resolve/main/voices/af_bella.pt");
    EXPECT_EQ(
        find_published_name("voices-v1.0.bin")->address(),
        "https://github.com/thewh1teagle/kokoro-onnx/releases/download/model-files-v1.0/voices-v1.0.bin");
    EXPECT_EQ(find_published_name("bf_emma.int8.onnx")->address(),
              "https://huggingface.co/maureesewilliams/hibari/resolve/main/voices/bf_emma.int8.onnx");
}

}  // namespace storyflow::speech
