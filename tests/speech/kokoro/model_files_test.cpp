#include "speech/kokoro/model_files.hpp"

#include <gtest/gtest.h>

#include "base/file.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::speech {
namespace {

class ModelDirectory : public testing::Test {
  protected:
    void put(const std::string& name, const std::string& bytes = "x") const {
        const auto file = directory_.path() / name;
        std::filesystem::create_directories(file.parent_path());
        base::write_file_synced(file, bytes);
    }
    [[nodiscard]] ModelFiles look() const { return find_model_files(directory_.path()); }

    support::TemporaryDirectory directory_;
};

TEST_F(ModelDirectory, HoldsNothingWhenEmptyOrMissing) {
    EXPECT_FALSE(look().complete());
    const ModelFiles missing = find_model_files(directory_.path() / "none");
    EXPECT_FALSE(missing.checkpoint);
    EXPECT_TRUE(missing.voice_packs.empty());
}

TEST_F(ModelDirectory, IsCompleteWithCheckpointAndOneVoice) {
    put("kokoro-v1_0.pth");
    EXPECT_FALSE(look().complete());
    put("voices/af_bella.pt");
    EXPECT_TRUE(look().complete());
}

TEST_F(ModelDirectory, TakesAllVoicesInOneFileToo) {
    put("kokoro-v1_0.pth");
    put("voices-v1.0.bin");
    EXPECT_TRUE(look().complete());
}

TEST_F(ModelDirectory, ListsVoicePacksInOrder) {
    put("voices/bm_lewis.pt");
    put("voices/af_bella.pt");
    put("voices/readme.txt");
    ASSERT_EQ(look().voice_packs.size(), 2U);
    EXPECT_EQ(look().voice_packs.front().filename(), "af_bella.pt");
}

TEST_F(ModelDirectory, DoesNotCountEmptyFilesAndFolders) {
    put("kokoro-v1_0.pth", "");
    put("voices/af_bella.pt", "");
    std::filesystem::create_directories(directory_.path() / "voices-v1.0.bin");
    EXPECT_FALSE(look().checkpoint);
    EXPECT_TRUE(look().voice_packs.empty());
}

TEST_F(ModelDirectory, ReportsModelsOfAnotherFormat) {
    put("kokoro-v0_19.onnx");
    ASSERT_EQ(look().foreign_models.size(), 1U);
    EXPECT_FALSE(look().complete());
}

}  // namespace
}  // namespace storyflow::speech
