#include "speech/kokoro/files/model_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <fstream>

#include "base/file.hpp"
#include "tests/support/model_writer.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::speech::kokoro {
namespace {

using support::NamedVoice;
using support::TensorToWrite;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class ModelDirectory : public testing::Test {
  protected:
    [[nodiscard]] std::filesystem::path at(const std::string& name) const {
        const auto path = directory_.path() / name;
        std::filesystem::create_directories(path.parent_path());
        return path;
    }
    void put(const std::string& name, const std::string& bytes) const {
        base::write_file_synced(at(name), bytes);
    }
    void put_network(const std::string& name) const {
        std::vector<TensorToWrite> tensors;
        for (const char* group : {"bert", "bert_encoder", "predictor", "text_encoder", "decoder"})
            tensors.push_back({std::string(group) + ".weight", {1}, [](std::span<float>) {}});
        support::write_checkpoint(at(name), tensors);
    }
    void put_voice(const std::string& name) const {
        support::write_torch_voice(at(name), {4, std::vector<float>(8)});
    }
    void put_pack(const std::string& name, const std::vector<std::string>& ids) const {
        std::vector<NamedVoice> voices;
        for (const std::string& id : ids)
            voices.push_back({id, {4, std::vector<float>(8)}});
        support::write_voice_pack(at(name), voices);
    }
    [[nodiscard]] ModelFiles look() const { return find_model_files(directory_.path()); }
    [[nodiscard]] ModelFile look_at(const std::string& name) const {
        const ModelFiles found = look();
        const auto file =
            std::find_if(found.files.begin(), found.files.end(),
                         [&](const ModelFile& candidate) { return candidate.path.filename() == name; });
        return file == found.files.end() ? ModelFile{} : *file;
    }

    support::TemporaryDirectory directory_;
};

TEST_F(ModelDirectory, HoldsNothingWhenEmptyOrMissing) {
    EXPECT_FALSE(look().complete());
    const ModelFiles missing = find_model_files(directory_.path() / "none");
    EXPECT_FALSE(missing.checkpoint);
    EXPECT_THAT(missing.voice_packs, IsEmpty());
    EXPECT_EQ(missing.directory, directory_.path() / "none");
    put("file", "no directory");
    EXPECT_THAT(find_model_files(directory_.path() / "file").files, IsEmpty());
}

TEST_F(ModelDirectory, IsCompleteWithNetworkAndOneVoice) {
    put_network("kokoro-v1_0.pth");
    EXPECT_FALSE(look().complete());
    put_voice("voices/af_bella.pt");
    EXPECT_TRUE(look().complete());
}

TEST_F(ModelDirectory, IsNotCompleteWithFilesThatOnlyHaveTheRightNames) {
    put("kokoro-v1_0.pth", "x");
    put("voices/af_bella.pt", "x");
    put("voices-v1.0.bin", "");
    std::filesystem::create_directories(at("af_sky.pt"));
    const ModelFiles found = look();
    EXPECT_FALSE(found.checkpoint);
    EXPECT_THAT(found.voice_packs, IsEmpty());
    EXPECT_EQ(found.files.size(), 3U);
    EXPECT_EQ(look_at("kokoro-v1_0.pth").kind, ModelFileKind::unusable);
    EXPECT_THAT(look_at("voices-v1.0.bin").problem, HasSubstr("empty"));
}

TEST_F(ModelDirectory, ListsSingleVoicesBeforePacksInOrder) {
    put_pack("a-pack.npz", {"bf_emma", "af_bella"});
    put_voice("voices/bm_lewis.pt");
    put_voice("voices/af_bella.pt");
    put("voices/readme.txt", "These are the voices.");
    const ModelFiles found = look();
    EXPECT_THAT(found.voice_packs,
                ElementsAre(at("voices/af_bella.pt"), at("voices/bm_lewis.pt"), at("a-pack.npz")));
    EXPECT_THAT(found.voices(), ElementsAre("af_bella", "bf_emma", "bm_lewis"));
    EXPECT_EQ(look_at("readme.txt").kind, ModelFileKind::other);
}

TEST_F(ModelDirectory, PrefersThePublishedNetwork) {
    put_network("a.pth");
    EXPECT_EQ(look().checkpoint, at("a.pth"));
    for (const char* name : {"kokoro-v1.0.int8.onnx", "kokoro-v1.0.fp16.onnx", "kokoro-v1.0.onnx",
                             "kokoro-v1_0.safetensors", "kokoro-v1_0.pth"}) {
        put_network(name);
        EXPECT_EQ(look().checkpoint, at(name)) << "its weights are more exact than those before";
    }
}

TEST_F(ModelDirectory, TellsFilesByContentNotByName) {
    put_network("voices/af_bella.pt");
    put_pack("kokoro-v1_0.pth", {"af_sky"});
    const ModelFiles found = look();
    EXPECT_EQ(found.checkpoint, at("voices/af_bella.pt"));
    EXPECT_THAT(found.voice_packs, ElementsAre(at("kokoro-v1_0.pth")));
}

/// A sparse file of which a few blocks are read. It is larger than the memory of machines that run tests, and
/// fits into the 1.5 TiB of addresses that the thread sanitizer leaves for mapped files.
TEST_F(ModelDirectory, AForeignFileLargerThanTheMemoryHarmsNothing) {
    constexpr std::uintmax_t half_a_tebibyte = std::uintmax_t{1} << 39U;
    put("huge.bin", "no model");
    std::error_code refused;
    std::filesystem::resize_file(at("huge.bin"), half_a_tebibyte, refused);
    if (refused) GTEST_SKIP() << "this needs a disk that takes large files with holes";
    put_network("network.pth");
    EXPECT_TRUE(look().checkpoint);
    EXPECT_FALSE(look_at("huge.bin").may_pass) << look_at("huge.bin").problem;
}

TEST_F(ModelDirectory, FindsTheConfiguration) {
    EXPECT_FALSE(look().config);
    put("config.json", "{}");
    EXPECT_EQ(look().config, at("config.json"));
}

TEST_F(ModelDirectory, ReportsNetworksThatAreNotRead) {
    put_network("kokoro-v0_19.onnx");
    const ModelFiles found = look();
    EXPECT_THAT(found.foreign_models, ElementsAre(at("kokoro-v0_19.onnx")));
    EXPECT_FALSE(found.complete());
    EXPECT_THAT(look_at("kokoro-v0_19.onnx").problem, HasSubstr("kokoro-v1_0.pth"));
}

TEST_F(ModelDirectory, KnowsSizeAndTimeOfEveryFile) {
    put("note.txt", "12345");
    const auto time = std::filesystem::file_time_type::clock::now() - std::chrono::hours(5);
    std::filesystem::last_write_time(at("note.txt"), time);
    EXPECT_EQ(look_at("note.txt").size, 5U);
    EXPECT_EQ(look_at("note.txt").modified, std::filesystem::last_write_time(at("note.txt")));
}

TEST_F(ModelDirectory, FollowsLinksToFilesAndSkipsWhatIsNone) {
    put_voice("store/1234abcd");
    std::filesystem::create_directories(at("voices"));
    std::filesystem::create_symlink(at("store/1234abcd"), at("voices/af_bella.pt"));
    std::filesystem::create_symlink("nowhere", at("voices/af_sky.pt"));
    ASSERT_EQ(::mkfifo(at("voices/pipe.pt").c_str(), 0600), 0);
    EXPECT_THAT(look().voices(), ElementsAre("af_bella"));
    EXPECT_EQ(look().files.size(), 1U);
}

TEST_F(ModelDirectory, LooksAtABoundedNumberOfFiles) {
    for (std::size_t i = 0; i < most_model_files; ++i)
        std::ofstream(at(std::to_string(i)));
    EXPECT_FALSE(look().too_many);
    put("one more", "");
    EXPECT_TRUE(look().too_many);
    EXPECT_EQ(look().files.size(), most_model_files);
}

}  // namespace
}  // namespace storyflow::speech::kokoro
