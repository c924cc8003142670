#include "speech/kokoro/voice_library.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "tests/speech/files/bytes_of_files.hpp"
#include "tests/support/model_writer.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::speech::kokoro {
namespace {

using support::NamedVoice;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

VoiceTable filled(float value) {
    return {4, std::vector<float>(12, value)};
}

class Library : public testing::Test {
  protected:
    Library() { std::filesystem::create_directories(directory_.path() / "voices"); }

    [[nodiscard]] std::filesystem::path single(const std::string& id) const {
        return directory_.path() / "voices" / (id + ".pt");
    }
    void put_pack(const std::vector<NamedVoice>& voices) const {
        support::write_voice_pack(directory_.path() / "voices-v1.0.bin", voices);
    }
    [[nodiscard]] VoiceLibrary look() const { return VoiceLibrary(find_model_files(directory_.path())); }

    support::TemporaryDirectory directory_;
};

TEST_F(Library, HasTheVoicesOfAllFiles) {
    support::write_torch_voice(single("bm_lewis"), filled(1.0F));
    put_pack({{"af_sky", filled(2.0F)}, {"af_bella", filled(3.0F)}});
    const VoiceLibrary library = look();
    EXPECT_THAT(library.ids(), ElementsAre("af_bella", "af_sky", "bm_lewis"));
    EXPECT_TRUE(library.contains("af_sky"));
    EXPECT_FALSE(library.contains("af_nova"));
    EXPECT_THAT(library.load("bm_lewis").values, Each(1.0F));
    EXPECT_THAT(library.load("af_bella").values, Each(3.0F));
}

TEST_F(Library, PrefersAVoiceOfItsOwnFile) {
    put_pack({{"af_bella", filled(2.0F)}});
    support::write_torch_voice(single("af_bella"), filled(1.0F));
    EXPECT_THAT(look().load("af_bella").values, Each(1.0F));
}

TEST_F(Library, NamesWhatIsThereWhenAVoiceIsNot) {
    EXPECT_EQ(complaint_of([&] { return look().load("af_bella"); }),
              "There is no voice af_bella in the models folder. There are none.");
    put_pack({{"b", filled(1.0F)}, {"a", filled(1.0F)}});
    EXPECT_THAT(complaint_of([&] { return look().load("af_bella"); }), HasSubstr("There are a, b."));
    std::vector<NamedVoice> many;
    for (char letter = 'a'; letter <= 'z'; ++letter)
        many.push_back({std::string(1, letter), filled(1.0F)});
    put_pack(many);
    EXPECT_THAT(complaint_of([&] { return look().load("af_bella"); }), HasSubstr("j, k, l and 14 more."));
}

TEST_F(Library, SaysWhichFileHasGoneSinceItWasLookedAt) {
    support::write_torch_voice(single("af_bella"), filled(1.0F));
    const VoiceLibrary library = look();
    std::filesystem::remove(single("af_bella"));
    EXPECT_THAT(complaint_of([&] { return library.load("af_bella"); }),
                HasSubstr("af_bella.pt: cannot be read"));
    EXPECT_THAT(look().ids(), IsEmpty());
}

}  // namespace
}  // namespace storyflow::speech::kokoro
