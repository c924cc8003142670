#include "speech/kokoro/kokoro_model.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "tests/support/temporary_directory.hpp"
#include "tests/support/tiny_model.hpp"

namespace storyflow::speech::kokoro {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class KokoroModelTest : public testing::Test {
  protected:
    KokoroModelTest() { write_tiny_model(models_.path()); }

    [[nodiscard]] KokoroModel load() const { return KokoroModel(find_model_files(models_.path())); }

    support::TemporaryDirectory models_;
};

TEST_F(KokoroModelTest, TakesTheSizesFromTheConfigurationBesideIt) {
    EXPECT_EQ(load().network().config().hidden_dim, 64U);
}

TEST_F(KokoroModelTest, NeedsTheConfigurationForANetworkOfOtherSizes) {
    std::filesystem::remove(models_.path() / "config.json");
    try {
        (void)load();
        FAIL() << "the full size fits";
    } catch (const base::Error& error) {
        EXPECT_THAT(error.what(), AllOf(StartsWith("kokoro-v1_0.pth: "), HasSubstr("tensor bert."),
                                        HasSubstr("is needed")));
    }
}

TEST_F(KokoroModelTest, NamesTheFileOnceWhenItIsDamagedInside) {
    const auto path = models_.path() / "kokoro-v1_0.pth";
    std::string bytes = base::read_file(path, 64UL << 20U);
    bytes.replace(bytes.find("module."), 7, "module_");
    base::replace_file(path, bytes);
    try {
        (void)load();
        FAIL() << "a tensor has another name";
    } catch (const base::Error& error) {
        EXPECT_THAT(error.what(), AllOf(StartsWith("kokoro-v1_0.pth: "),
                                        Not(HasSubstr("kokoro-v1_0.pth: kokoro-v1_0.pth"))));
    }
}

TEST_F(KokoroModelTest, MixesVoicesByTheirWeights) {
    const auto model = load();
    const auto bella = model.voice(*parse_voice_mix("af_bella"));
    const auto adam = model.voice(*parse_voice_mix("am_adam"));
    const auto mixed = model.voice(*parse_voice_mix("af_bella(3)+am_adam(1)"));
    for (const std::size_t i : {0UL, 33UL, 5'000UL})
        EXPECT_NEAR(mixed.values[i], (0.75F * bella.values[i]) + (0.25F * adam.values[i]), 1e-6F);
}

TEST_F(KokoroModelTest, RefusesAVoiceOfAnotherWidth) {
    support::write_raw_voice(models_.path() / "voices" / "bf_emma.bin",
                             VoiceTable{.style_width = 256, .values = std::vector<float>(510UL * 256)});
    try {
        (void)load().voice(*parse_voice_mix("bf_emma"));
        FAIL() << "256 is not 32";
    } catch (const base::Error& error) {
        EXPECT_THAT(error.what(), HasSubstr("bf_emma"));
    }
}

}  // namespace
}  // namespace storyflow::speech::kokoro
