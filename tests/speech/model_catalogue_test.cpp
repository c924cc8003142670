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
}

}  // namespace storyflow::speech
