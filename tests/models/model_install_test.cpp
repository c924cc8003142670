#include "models/model_install.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stop_token>
#include <string>

#include "base/error.hpp"
#include "base/file.hpp"
#include "models/checksum_list.hpp"
#include "tests/support/built_in_voice.hpp"
#include "tests/support/file_server.hpp"
#include "tests/support/model_samples.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::models {

namespace {

using base::ErrorKind;
using support::SamplePublication;
using testing::AllOf;
using testing::HasSubstr;

class ModelInstall : public testing::Test {
  protected:
    ModelInstall() { std::filesystem::create_directories(shop_ / "voices"); }

    std::string offer(const std::string& path, const std::string& content) {
        base::replace_file(shop_ / path, content);
        return server_.address(path);
    }
    std::string content(const std::string& path) const { return base::read_file(models_ / path, 10'000'000); }
    std::optional<std::string> recorded(const std::string& path) const {
        return ChecksumList::read(models_ / "SHA256SUMS").find(path);
    }
    std::size_t unfinished() const {
        const auto folder = models_ / "unfinished";
        if (!std::filesystem::exists(folder)) return 0;
        return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
    }

    InstalledModelFile install(const std::string& source) {
        return ModelInstaller(models_, downloader_).install(source);
    }
    InstalledModelFile install(const SamplePublication& publication, const std::string& source) {
        return ModelInstaller(models_, downloader_).install(publication.file(), source);
    }
    template <typename... Arguments>
    base::Error failure(const Arguments&... arguments) {
        try {
            (void)install(arguments...);
        } catch (const base::Error& error) {
            return error;
        }
        ADD_FAILURE() << "no error";
        return {ErrorKind::internal, ""};
    }

    support::TemporaryDirectory directory_;
    std::filesystem::path shop_ = directory_.path() / "shop";
    std::filesystem::path models_ = directory_.path() / "models";
    support::FileServer server_{shop_};
    Downloader downloader_;
    SamplePublication network_{"kokoro-v1_0.pth", speech::ModelPart::network, "a trained network"};
    SamplePublication voice_{"voices/af_bella.pt", speech::ModelPart::voice, "a style table"};
};

}  // namespace

TEST_F(ModelInstall, BringsAPublishedFileAndRecordsItsSum) {
    const auto installed = install(voice_, offer("voices/af_bella.pt", voice_.content()));
    EXPECT_EQ(installed.path, "voices/af_bella.pt");
    EXPECT_EQ(installed.bytes, voice_.content().size());
    EXPECT_FALSE(installed.was_there);
    EXPECT_EQ(content("voices/af_bella.pt"), voice_.content());
    EXPECT_EQ(recorded("voices/af_bella.pt"), voice_.sum());
    EXPECT_FALSE(std::filesystem::exists(models_ / "unfinished")) << "nothing is left over";
}

TEST_F(ModelInstall, TakesALocalFile) {
    offer("kokoro-v1_0.pth", network_.content());
    EXPECT_EQ(install(network_, (shop_ / "kokoro-v1_0.pth").string()).sha256, network_.sum());
    EXPECT_EQ(content("kokoro-v1_0.pth"), network_.content());
    EXPECT_TRUE(server_.requests().empty());
}

TEST_F(ModelInstall, DoesNothingWhenTheRightFileIsThere) {
    const auto source = offer("kokoro-v1_0.pth", network_.content());
    (void)install(network_, source);
    std::filesystem::remove(models_ / "SHA256SUMS");
    const auto again = install(network_, source);
    EXPECT_TRUE(again.was_there);
    EXPECT_EQ(server_.requests().size(), 1U);
    EXPECT_EQ(recorded("kokoro-v1_0.pth"), network_.sum()) << "a file that was copied here is recorded too";
    EXPECT_TRUE(install(network_, "/nowhere/at/all").was_there) << "the source is not even looked at";
}

TEST_F(ModelInstall, ReplacesADamagedFile) {
    std::filesystem::create_directories(models_);
    base::replace_file(models_ / "kokoro-v1_0.pth", "a trained metwork");
    EXPECT_FALSE(install(network_, offer("kokoro-v1_0.pth", network_.content())).was_there);
    EXPECT_EQ(content("kokoro-v1_0.pth"), network_.content());
}

TEST_F(ModelInstall, TakesABuiltInVoiceIfItsNameTellsTheVoice) {
    offer("bm_fable.fp32.onnx", support::built_in_voice());
    EXPECT_EQ(install((shop_ / "bm_fable.fp32.onnx").string()).path, "voices/bm_fable.fp32.onnx");
    offer("hibari.onnx", support::built_in_voice());
    const auto error = failure((shop_ / "hibari.onnx").string());
    EXPECT_EQ(error.kind(), ErrorKind::unsupported_media);
    EXPECT_THAT(error.what(), HasSubstr("named after another voice"));
}

TEST_F(ModelInstall, InstallsAPublishedBuiltInVoiceOnlyWithItsOwnSum) {
    const SamplePublication emma("voices/bf_emma.int8.onnx", speech::ModelPart::built_in_voice,
                                 support::built_in_voice());
    offer("bf_emma.int8.onnx", emma.content());
    EXPECT_EQ(install(emma, (shop_ / "bf_emma.int8.onnx").string()).sha256, emma.sum());
    EXPECT_EQ(content("voices/bf_emma.int8.onnx"), emma.content());
    EXPECT_THAT(failure((shop_ / "bf_emma.int8.onnx").string()).what(),
                HasSubstr("is not the published voices/bf_emma.int8.onnx"))
        << "the real one has another sum";
}

TEST_F(ModelInstall, NeverPutsAWrongFileInPlace) {
    std::filesystem::create_directories(models_);
    base::replace_file(models_ / "kokoro-v1_0.pth", "what was there");
    const auto error = failure(network_, offer("kokoro-v1_0.pth", "another network"));
    EXPECT_EQ(error.kind(), ErrorKind::unsupported_media);
    EXPECT_THAT(error.what(), AllOf(HasSubstr("kokoro-v1_0.pth"), HasSubstr(network_.sum()),
                                    HasSubstr(SamplePublication::sum_of("another network"))));
    EXPECT_EQ(content("kokoro-v1_0.pth"), "what was there");
    EXPECT_FALSE(recorded("kokoro-v1_0.pth"));
    EXPECT_EQ(unfinished(), 0U) << "it would be wrong the next time too";
}

TEST_F(ModelInstall, GoesOnWithAnInterruptedDownload) {
    const SamplePublication large("kokoro-v1_0.pth", speech::ModelPart::network, std::string(300'000, 'n'));
    const auto source = offer("kokoro-v1_0.pth", large.content());
    ModelInstaller installer(models_, downloader_);
    std::stop_source stop;
    const auto stop_under_way = [&](const DownloadProgress& progress) {
        if (progress.received > 0) stop.request_stop();
    };
    try {
        (void)installer.install(large.file(), source, stop_under_way, stop.get_token());
        FAIL() << "it was stopped";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::cancelled);
    }
    EXPECT_FALSE(std::filesystem::exists(models_ / "kokoro-v1_0.pth"));
    EXPECT_GT(unfinished(), 0U);
    EXPECT_FALSE(installer.install(large.file(), source).was_there);
    EXPECT_EQ(content("kokoro-v1_0.pth"), large.content());
    EXPECT_TRUE(server_.requests().back().headers.find("Range"));
    EXPECT_EQ(unfinished(), 0U);
}

TEST_F(ModelInstall, TakesAnUnpublishedVoiceForWhatItIsAndRemembersIt) {
    const auto installed = install(offer("bf_emma.bin", support::raw_voice()));
    EXPECT_EQ(installed.path, "voices/bf_emma.bin");
    EXPECT_EQ(recorded("voices/bf_emma.bin"), SamplePublication::sum_of(support::raw_voice()));
    EXPECT_TRUE(install((shop_ / "bf_emma.bin").string()).was_there);
    EXPECT_EQ(unfinished(), 0U);
}

TEST_F(ModelInstall, TakesAVoiceOfAnyName) {
    EXPECT_EQ(install(offer("my_own-voice.bin", support::raw_voice())).path, "voices/my_own-voice.bin");
}

TEST_F(ModelInstall, JoinsAPublishedFileFromItsParts) {
    (void)offer("one", "a trained ");
    (void)offer("two", "network");
    const auto join = [&](const std::vector<std::filesystem::path>& parts) {
        return ModelInstaller(models_, downloader_).install(network_.file(), parts);
    };
    EXPECT_THROW((void)join({shop_ / "two", shop_ / "one"}), base::Error);
    EXPECT_THROW((void)join({shop_ / "one", shop_ / "two", shop_ / "one"}), base::Error);
    EXPECT_EQ(unfinished(), 0U);
    EXPECT_FALSE(std::filesystem::exists(models_ / "kokoro-v1_0.pth"));
    EXPECT_EQ(join({shop_ / "one", shop_ / "two"}).path, "kokoro-v1_0.pth");
    EXPECT_EQ(content("kokoro-v1_0.pth"), network_.content());
    EXPECT_TRUE(join({}).was_there);
}

TEST_F(ModelInstall, KnowsPublishedFilesByTheirNames) {
    const auto error = failure(offer("af_bella.pt", "not what was published"));
    EXPECT_THAT(error.what(), HasSubstr("not the published voices/af_bella.pt"));
}

TEST_F(ModelInstall, RefusesWhatTheEngineCannotUse) {
    for (const auto& [name, content] :
         {std::pair<std::string, std::string>{"odd+name.bin", support::raw_voice()},
          {"page.pth", "<!DOCTYPE html>"},
          {"notes.txt", "buy milk"},
          {"empty.bin", ""}}) {
        const auto error = failure(offer(name, content));
        EXPECT_EQ(error.kind(), ErrorKind::unsupported_media) << name;
        EXPECT_THAT(error.what(), HasSubstr(name));
        EXPECT_FALSE(std::filesystem::exists(models_ / name)) << name;
        EXPECT_EQ(unfinished(), 0U) << name;
    }
}

TEST_F(ModelInstall, NamesForeignFormatsBeforeItDownloadsThem) {
    const auto error = failure(offer("kokoro-v1.0.gguf", "anything"));
    EXPECT_THAT(error.what(), HasSubstr("not this engine's format; get kokoro-v1_0.pth"));
    EXPECT_TRUE(server_.requests().empty());
}

TEST_F(ModelInstall, SaysWhichSourceIsNotThere) {
    EXPECT_EQ(failure("/nowhere/af_bella.pt").kind(), ErrorKind::not_found);
    EXPECT_EQ(failure(server_.address("voices/am_adam.pt")).kind(), ErrorKind::not_found);
    EXPECT_EQ(failure(shop_.string() + "/").kind(), ErrorKind::invalid_input) << "a folder is no file";
    EXPECT_EQ(failure(server_.address("")).kind(), ErrorKind::invalid_input);
    EXPECT_EQ(failure(server_.address("..%2F..%2Fevil.bin")).kind(), ErrorKind::invalid_input);
    EXPECT_EQ(failure(server_.address("SHA256SUMS")).kind(), ErrorKind::invalid_input);
}

TEST_F(ModelInstall, SaysWhenTheModelsFolderCannotBeMade) {
    base::replace_file(models_, "a file in the way");
    const auto error = failure(network_, offer("kokoro-v1_0.pth", network_.content()));
    EXPECT_EQ(error.kind(), ErrorKind::unavailable);
    EXPECT_THAT(error.what(), HasSubstr(models_.string()));
}

TEST_F(ModelInstall, FindsPublishedFilesBelowFoldersAndAddresses) {
    EXPECT_EQ(source_below("/media/usb", voice_.file()), "/media/usb/voices/af_bella.pt");
    EXPECT_EQ(source_below("http://mirror/k", voice_.file()), "http://mirror/k/voices/af_bella.pt");
    EXPECT_EQ(source_below("http://mirror/k/", voice_.file()), "http://mirror/k/voices/af_bella.pt");
}

}  // namespace storyflow::models
