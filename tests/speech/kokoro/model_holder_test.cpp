#include "speech/kokoro/model_holder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fcntl.h>
#include <sys/resource.h>

#include <chrono>
#include <new>
#include <thread>

#include "base/error.hpp"
#include "tests/support/onnx_network.hpp"
#include "tests/support/open_file_limit.hpp"
#include "tests/support/safetensors_writer.hpp"
#include "tests/support/sanitizer.hpp"
#include "tests/support/temporary_directory.hpp"
#include "tests/support/tiny_model.hpp"

namespace storyflow::speech::kokoro {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class ModelHolderTest : public testing::Test {
  protected:
    void put(const std::string& name, const std::string& content) const {
        std::filesystem::create_directories((models_.path() / name).parent_path());
        base::replace_file(models_.path() / name, content);
    }
    std::string complaint() {
        try {
            (void)holder_.model();
        } catch (const base::Error& error) {
            EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
            return error.what();
        }
        return "none";
    }

    support::TemporaryDirectory models_;
    ModelHolder holder_{models_.path()};
};

TEST_F(ModelHolderTest, SaysWhatIsMissingAndWhatElseCanSpeakWithoutNamingFoldersOfThisMachine) {
    const Availability state = holder_.availability();
    EXPECT_FALSE(state.available);
    EXPECT_THAT(state.reason, AllOf(HasSubstr("kokoro-v1_0.pth"), HasSubstr("voices/*.pt"),
                                    Not(HasSubstr(models_.path().string())), HasSubstr("script/fetch-model"),
                                    HasSubstr("tts_engine"), HasSubstr("--engine auto")));
    EXPECT_THAT(complaint(), HasSubstr("kokoro-v1_0.pth"));
}

TEST_F(ModelHolderTest, NamesOnlyWhatIsReallyMissing) {
    write_tiny_network(models_.path());
    EXPECT_THAT(holder_.availability().reason, AllOf(Not(HasSubstr("pth")), HasSubstr("voices")));
}

TEST_F(ModelHolderTest, SpeaksWithANetworkOfAnyFormat) {
    write_tiny_model(models_.path());
    std::filesystem::remove(models_.path() / "kokoro-v1_0.pth");
    EXPECT_FALSE(holder_.availability().available);
    support::write_onnx_network(models_.path() / "kokoro-v1.0.int8.onnx", tiny_tensors(),
                                support::OnnxPrecision::eight_bits);
    EXPECT_FALSE(holder_.model()->was_prepared());
    support::write_safetensors(models_.path() / "kokoro-v1_0.safetensors", tiny_tensors());
    EXPECT_FALSE(holder_.model()->was_prepared());
    EXPECT_TRUE(ModelHolder(models_.path()).model()->was_prepared());
}

TEST_F(ModelHolderTest, ExplainsWhyAnotherNetworkDoesNotHelp) {
    put("kokoro.gguf", "GGUF");
    EXPECT_THAT(holder_.availability().reason,
                AllOf(HasSubstr("kokoro.gguf cannot be used: this is a GGUF file"),
                      HasSubstr("StoryFlow reads kokoro-v1_0.pth")));
}

TEST_F(ModelHolderTest, SaysWhyAFileOfTheModelThatIsThereIsOfNoUse) {
    write_tiny_model(models_.path());
    const std::string network = base::read_file(models_.path() / "kokoro-v1_0.pth", 64UL << 20U);
    put("kokoro-v1_0.pth", network.substr(0, network.size() / 2));
    EXPECT_THAT(holder_.availability().reason,
                AllOf(HasSubstr("kokoro-v1_0.pth cannot be used: "), HasSubstr("zip"),
                      Not(HasSubstr("not found")), Not(HasSubstr("voices"))));

    put("kokoro-v1_0.pth", network);
    std::filesystem::remove_all(models_.path() / "voices");
    put("voices/af_sky.pt", "");
    EXPECT_THAT(holder_.availability().reason, HasSubstr("af_sky.pt cannot be used: the file is empty"));
}

TEST_F(ModelHolderTest, NoticesFilesThatComeAndGo) {
    EXPECT_FALSE(holder_.availability().available);
    write_tiny_model(models_.path());
    EXPECT_TRUE(holder_.availability().available);
    std::filesystem::remove(models_.path() / "kokoro-v1_0.pth");
    EXPECT_FALSE(holder_.availability().available);
}

TEST_F(ModelHolderTest, LoadsOneCopyForAllThreads) {
    write_tiny_model(models_.path());
    std::vector<std::shared_ptr<const KokoroModel>> models(8);
    std::vector<std::thread> threads;
    for (auto& model : models)
        threads.emplace_back([&] { model = holder_.model(); });
    for (std::thread& thread : threads)
        thread.join();
    for (const auto& model : models)
        EXPECT_EQ(model, models.front());
}

TEST_F(ModelHolderTest, LoadsAnewWhenTheFilesChange) {
    write_tiny_model(models_.path());
    const auto before = holder_.model();
    support::write_torch_voice(models_.path() / "voices" / "bf_emma.pt", tiny_voice(0.2F));
    const auto after = holder_.model();
    EXPECT_NE(before, after);
    EXPECT_NO_THROW((void)after->voice(*parse_voice_mix("bf_emma")));
}

TEST_F(ModelHolderTest, HasAnotherFingerprintWhenAFileOfTheModelChanges) {
    const std::string of_none = holder_.fingerprint();
    write_tiny_model(models_.path());
    const std::string before = holder_.fingerprint();
    EXPECT_NE(before, of_none);
    put("README", "nothing of the model");
    EXPECT_EQ(holder_.fingerprint(), before);
    const auto network = models_.path() / "kokoro-v1_0.pth";
    std::filesystem::last_write_time(network,
                                     std::filesystem::last_write_time(network) + std::chrono::seconds(1));
    const std::string after_the_network = holder_.fingerprint();
    EXPECT_NE(after_the_network, before);
    support::write_torch_voice(models_.path() / "voices" / "bf_emma.pt", tiny_voice(0.2F));
    EXPECT_NE(holder_.fingerprint(), after_the_network);
}

TEST_F(ModelHolderTest, ForgetsThatThereWasTooLittleMemory) {
    if (support::under_sanitizer) GTEST_SKIP() << "a sanitizer takes memory of its own";
    write_tiny_model(models_.path());
    ASSERT_TRUE(holder_.availability().available);
    rlimit before{};
    ASSERT_EQ(::getrlimit(RLIMIT_AS, &before), 0);
    rlimit little = before;
    little.rlim_cur = 1;  // no further page can be allocated
    ASSERT_EQ(::setrlimit(RLIMIT_AS, &little), 0);
    bool lacks_memory = false;
    try {
        (void)holder_.model();
    } catch (const std::bad_alloc&) {
        lacks_memory = true;
    }
    ::setrlimit(RLIMIT_AS, &before);
    EXPECT_TRUE(lacks_memory);
    EXPECT_NE(holder_.model(), nullptr);
}

TEST_F(ModelHolderTest, AFileThatCannotBeOpenedJustNowIsLookedAtAgain) {
    if (support::under_sanitizer) GTEST_SKIP() << "a sanitizer opens descriptors of its own";
    write_tiny_model(models_.path());
    const auto next = static_cast<rlim_t>(base::FileDescriptor(::open("/", O_RDONLY | O_CLOEXEC)).get());
    {
        const support::OpenFileLimit one_more(next +
                                              1);  // the folder can be listed, but no file opened beside it
        EXPECT_FALSE(holder_.availability().available);
    }
    EXPECT_TRUE(holder_.availability().available) << holder_.availability().reason;
}

TEST_F(ModelHolderTest, RemembersThatAModelCannotBeLoadedUntilItIsReplaced) {
    write_tiny_model(models_.path());
    put("config.json", R"({"hidden_dim": 128})");
    EXPECT_THAT(complaint(), HasSubstr("cannot be loaded"));
    EXPECT_THAT(holder_.availability().reason, HasSubstr("cannot be loaded"));
    put("config.json", std::string(tiny_config));
    EXPECT_TRUE(holder_.availability().available);
    EXPECT_NE(holder_.model(), nullptr);
}

}  // namespace
}  // namespace storyflow::speech::kokoro
