#include "models/model_inventory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <stop_token>
#include <string>

#include "base/error.hpp"
#include "base/file.hpp"
#include "models/checksum_list.hpp"
#include "models/download.hpp"
#include "models/model_install.hpp"
#include "tests/support/built_in_voice.hpp"
#include "tests/support/model_samples.hpp"
#include "tests/support/onnx_network.hpp"
#include "tests/support/temporary_directory.hpp"
#include "tests/support/tiny_model.hpp"

namespace storyflow::models {

namespace {

using State = ModelFileFinding::State;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class ModelInventory : public testing::Test {
  protected:
    void put(const std::string& path, const std::string& content) {
        std::filesystem::create_directories((models_ / path).parent_path());
        base::replace_file(models_ / path, content);
    }
    /// Installs a voice with its digest, as the installer does.
    void install_voice(const std::string& name) {
        base::replace_file(directory_.path() / name, support::raw_voice());
        Downloader downloader;
        (void)ModelInstaller(models_, downloader).install((directory_.path() / name).string());
    }
    static ModelFileFinding find(const std::vector<ModelFileFinding>& findings, const std::string& path) {
        const auto found = std::ranges::find(findings, path, &ModelFileFinding::path);
        if (found != findings.end()) return *found;
        ADD_FAILURE() << "no word about " << path;
        return {};
    }
    ModelFileFinding look(const std::string& path) const { return find(look_at_models(models_), path); }
    ModelFileFinding verify(const std::string& path) const { return find(verify_models(models_), path); }

    support::TemporaryDirectory directory_;
    std::filesystem::path models_ = directory_.path() / "models";
};

}  // namespace

TEST_F(ModelInventory, MissesNetworkAndVoicesInAnEmptyFolder) {
    const auto findings = look_at_models(models_);
    ASSERT_EQ(findings.size(), 2U);
    EXPECT_EQ(find(findings, "kokoro-v1_0.pth").state, State::missing);
    EXPECT_THAT(find(findings, "kokoro-v1_0.pth").remark, HasSubstr("model install network"));
    EXPECT_THAT(find(findings, "voices/*.pt").remark, HasSubstr("model install voices"));
    EXPECT_TRUE(findings.front().is_wrong());
    EXPECT_FALSE(std::filesystem::exists(models_)) << "looking changes nothing";
}

TEST_F(ModelInventory, KnowsVoicesByTheirContent) {
    put("voices/bf_emma.bin", support::raw_voice());
    put("voices/af_bella.bin", support::raw_voice());
    put("voices/own.bin", support::raw_voice());
    const auto voice = look("voices/bf_emma.bin");
    EXPECT_EQ(voice.state, State::own) << "published as .pt";
    EXPECT_EQ(voice.kind, "voice");
    EXPECT_EQ(voice.bytes, support::raw_voice().size());
    EXPECT_THAT(installed_voices(models_).known, ElementsAre("af_bella", "bf_emma"));
    EXPECT_THAT(installed_voices(models_).own, ElementsAre("own"));
    EXPECT_EQ(look_at_models(models_).size(), 4U) << "the network is missing, voices are not";
}

TEST_F(ModelInventory, SeesByItsSizeThatAPublishedFileIsDamaged) {
    put("kokoro-v1_0.pth", "too short");
    const auto network = look("kokoro-v1_0.pth");
    EXPECT_EQ(network.state, State::damaged);
    EXPECT_THAT(network.remark, HasSubstr("has 9 bytes, the published file 327212226"));
    EXPECT_EQ(look_at_models(models_).size(), 2U) << "named once, not missing as well";
}

TEST_F(ModelInventory, CallsANetworkThatWorksTheUsersOwnAndNotDamaged) {
    speech::kokoro::write_tiny_model(models_);
    EXPECT_EQ(look("kokoro-v1_0.pth").state, State::own);
    EXPECT_THAT(look("kokoro-v1_0.pth").remark, HasSubstr("not the published file, which has 327212226"));
    EXPECT_EQ(look("voices/af_bella.pt").state, State::own);
    EXPECT_EQ(verify("kokoro-v1_0.pth").state, State::own);
    EXPECT_THAT(verify("kokoro-v1_0.pth").remark, HasSubstr("not the published file: its SHA-256 is"));
}

TEST_F(ModelInventory, DiscoversDamageByTheSumsInsideAFile) {
    speech::kokoro::write_tiny_model(models_);
    auto content = base::read_file(models_ / "voices/af_bella.pt", 10'000'000);
    content[content.size() / 2] ^= 1;
    put("voices/af_bella.pt", content);
    EXPECT_EQ(look("voices/af_bella.pt").state, State::own) << "a look is not a proof";
    EXPECT_EQ(verify("voices/af_bella.pt").state, State::damaged);
    EXPECT_THAT(verify("voices/af_bella.pt").remark, HasSubstr("the content of af_bella/data/0 has changed"));
}

TEST_F(ModelInventory, SaysWhichOfSeveralNetworksSpeaks) {
    speech::kokoro::write_tiny_model(models_);
    support::write_onnx_network(models_ / "kokoro-v1.0.int8.onnx", speech::kokoro::tiny_tensors(),
                                support::OnnxPrecision::eight_bits);
    EXPECT_EQ(look("kokoro-v1.0.int8.onnx").state, State::own);
    EXPECT_THAT(look("kokoro-v1.0.int8.onnx").remark, HasSubstr("kokoro-v1_0.pth speaks in its place"));
    EXPECT_THAT(look("kokoro-v1_0.pth").remark, Not(HasSubstr("speaks in its place")));
    std::filesystem::remove(models_ / "kokoro-v1_0.pth");
    EXPECT_THAT(look("kokoro-v1.0.int8.onnx").remark, Not(HasSubstr("speaks in its place")));
    EXPECT_EQ(look_at_models(models_).size(), 5U) << "no network is missing";
}

TEST_F(ModelInventory, NamesForeignNetworksDamagedOnesAndFilesOfNoUse) {
    put("kokoro.gguf", "GGUF and more");
    put("kokoro-v1.0.onnx", "anything");
    put("notes.txt", "buy milk");
    EXPECT_EQ(look("kokoro.gguf").state, State::foreign);
    EXPECT_THAT(look("kokoro.gguf").remark, HasSubstr("not this engine's format"));
    EXPECT_EQ(look("kokoro-v1.0.onnx").state, State::damaged);
    EXPECT_THAT(look("kokoro-v1.0.onnx").remark, HasSubstr("neither a network"));
    EXPECT_EQ(look("notes.txt").state, State::unused);
    EXPECT_FALSE(look("notes.txt").is_wrong());
}

TEST_F(ModelInventory, KnowsBuiltInVoicesByTheirContentAndTheirNames) {
    put("voices/bf_emma.int8.onnx", support::built_in_voice());
    put("voices/bm_fable.onnx", support::built_in_voice());
    put("hibari.onnx", support::built_in_voice());
    put("voices/af_kore.int8.onnx", "<html>not found</html>");
    EXPECT_EQ(look("voices/bm_fable.onnx").state, State::own);
    EXPECT_EQ(look("voices/bm_fable.onnx").kind, "built-in");
    EXPECT_EQ(look("voices/bf_emma.int8.onnx").state, State::own);
    EXPECT_THAT(look("voices/bf_emma.int8.onnx").remark,
                HasSubstr("not the published file, which has 7936868"));
    EXPECT_EQ(look("hibari.onnx").state, State::unused);
    EXPECT_THAT(look("hibari.onnx").remark, HasSubstr("named after another voice"));
    EXPECT_EQ(look("voices/af_kore.int8.onnx").state, State::damaged);
    EXPECT_THAT(look("voices/af_kore.int8.onnx").remark,
                AllOf(HasSubstr("web page"), HasSubstr("'storyflow model install built-in' replaces it")));
    EXPECT_THAT(installed_voices(models_).built_in, ElementsAre("bf_emma", "bm_fable"));
    EXPECT_TRUE(installed_voices(models_).known.empty()) << "none of them is Kokoro's";
    EXPECT_EQ(look("kokoro-v1_0.pth").state, State::missing);
}

TEST_F(ModelInventory, ShowsUnfinishedDownloads) {
    put("unfinished/kokoro-v1_0.pth.part", "the first bytes");
    const auto part = look("unfinished/kokoro-v1_0.pth.part");
    EXPECT_EQ(part.state, State::unfinished);
    EXPECT_EQ(part.bytes, 15U);
    EXPECT_EQ(look("kokoro-v1_0.pth").state, State::missing);
}

TEST_F(ModelInventory, ProvesWhatWasInstalled) {
    install_voice("bf_emma.bin");
    put("voices/af_bella.bin", support::raw_voice());
    EXPECT_EQ(verify("voices/bf_emma.bin").state, State::good);
    EXPECT_EQ(verify("voices/af_bella.bin").state, State::own);
    EXPECT_FALSE(verify("voices/af_bella.bin").is_wrong());
}

TEST_F(ModelInventory, DiscoversLaterChanges) {
    install_voice("bf_emma.bin");
    auto content = support::raw_voice();
    content[100'000] = '\1';
    put("voices/bf_emma.bin", content);
    EXPECT_EQ(look("voices/bf_emma.bin").state, State::own) << "a look is not a proof";
    const auto changed = verify("voices/bf_emma.bin");
    EXPECT_EQ(changed.state, State::changed) << "it can be read, so it is not called damaged";
    EXPECT_TRUE(changed.is_wrong());
    EXPECT_THAT(changed.remark, HasSubstr(support::SamplePublication::sum_of(content)));
}

TEST_F(ModelInventory, CallsAWholeFileInPlaceOfAnInstalledOneTheUsersOwn) {
    speech::kokoro::write_tiny_model(models_);
    ChecksumList sums = ChecksumList::read(models_ / "SHA256SUMS");
    sums.set("kokoro-v1_0.pth", std::string(64, '0'));
    sums.write(models_ / "SHA256SUMS");
    EXPECT_EQ(verify("kokoro-v1_0.pth").state, State::own);
}

TEST_F(ModelInventory, NeverCallsANetworkDamagedThatWorksInPlaceOfAnInstalledOne) {
    speech::kokoro::write_tiny_model(models_);
    support::write_onnx_network(models_ / "kokoro-v1.0.onnx", speech::kokoro::tiny_tensors(),
                                support::OnnxPrecision::full);
    ChecksumList sums = ChecksumList::read(models_ / "SHA256SUMS");
    sums.set("kokoro-v1.0.onnx", std::string(64, '0'));
    sums.write(models_ / "SHA256SUMS");
    EXPECT_EQ(verify("kokoro-v1.0.onnx").state, State::changed);
    EXPECT_THAT(verify("kokoro-v1.0.onnx").remark, HasSubstr("unless you put it there"));
}

TEST_F(ModelInventory, MissesWhatWasInstalledAndIsGone) {
    install_voice("bf_emma.bin");
    install_voice("af_bella.bin");
    std::filesystem::remove(models_ / "voices/bf_emma.bin");
    const auto gone = verify("voices/bf_emma.bin");
    EXPECT_EQ(gone.state, State::missing);
    EXPECT_TRUE(gone.is_wrong());
}

TEST_F(ModelInventory, StopsProvingWhenAskedTo) {
    install_voice("bf_emma.bin");
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW((void)verify_models(models_, stop.get_token()), base::Error);
}

}  // namespace storyflow::models
