#include "speech/espeak/espeak_phonemizer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "base/error.hpp"
#include "tests/speech/espeak/programs.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::speech {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Pieces = std::vector<std::string>;

class EspeakPronunciation : public testing::Test {
  protected:
    std::vector<std::string> ipa(const Pieces& pieces, Accent accent = Accent::american) {
        return phonemizer_.ipa(pieces, accent, {});
    }
    EspeakPool pool_{{espeak_program, 1}};
    EspeakPhonemizer phonemizer_{pool_};
};

TEST_F(EspeakPronunciation, GivesOneAnswerForEachPiece) {
    EXPECT_THAT(ipa({"a big house", "", "the apple", "one. two, three"}),
                ElementsAre("ɐ bˈɪɡ hˈa^ʊs", "", "ðɪ ˈæpə^l", "wˈʌn tˈuː θɹˈiː"));
    EXPECT_THAT(ipa({}), IsEmpty());
}

TEST_F(EspeakPronunciation, KnowsBothAccents) {
    EXPECT_THAT(ipa({"go over the bath"}, Accent::american), ElementsAre("ɡˌo^ʊ ˌo^ʊvɚ ðə bˈæθ"));
    EXPECT_THAT(ipa({"go over the bath"}, Accent::british), ElementsAre("ɡˌə^ʊ ˌə^ʊvə ðə bˈaθ"));
}

TEST_F(EspeakPronunciation, HearsEveryPieceAsIfItWereTheFirst) {
    const Pieces pieces{"of the", "I had had it, to be", "12345", "XYZ", "end of"};
    const auto together = ipa(pieces);
    for (std::size_t i = 0; i < pieces.size(); ++i)
        EXPECT_THAT(ipa({pieces[i]}), ElementsAre(together[i])) << pieces[i];
}

TEST_F(EspeakPronunciation, TakesLineBreaksControlsAndBracketsForPlainText) {
    EXPECT_THAT(ipa({"big\nhouse", "big\r\nhouse"}), ElementsAre("bˈɪɡ hˈa^ʊs", "bˈɪɡ hˈa^ʊs"));
    EXPECT_THAT(ipa({"[[big]]"}), ElementsAre("bˈɪɡ"));
    EXPECT_THAT(ipa({"big\x01"
                     "5S",
                     std::string("big\0", 4)}),
                ElementsAre("bˈɪɡ fˈa^ɪv z", "bˈɪɡ"));
}

TEST_F(EspeakPronunciation, DoesNotMarkOtherLanguages) {
    EXPECT_THAT(ipa({"हिन्दी"}), ElementsAre("hˈɪndi"));
}

TEST_F(EspeakPronunciation, NeedsSeveralRequestsForManyPieces) {
    const Pieces pieces(1'000, "a big house " + std::string(150, '.'));
    const auto answers = ipa(pieces);
    ASSERT_EQ(answers.size(), pieces.size());
    EXPECT_EQ(std::count(answers.begin(), answers.end(), "ɐ bˈɪɡ hˈa^ʊs"), 1'000);
}

std::optional<base::ErrorKind> failure_of(const std::filesystem::path& program, const Pieces& pieces,
                                          std::stop_token stop = {}) {
    EspeakPool pool({program, 1});
    try {
        (void)EspeakPhonemizer(pool).ipa(pieces, Accent::american, std::move(stop));
        return std::nullopt;
    } catch (const base::Error& error) {
        return error.kind();
    }
}

TEST(EspeakPhonemizer, SaysWhatWentWrong) {
    const support::TemporaryDirectory directory;
    EXPECT_EQ(failure_of(espeak_program, {std::string(espeak_text_limit + 1, 'a')}),
              base::ErrorKind::internal);
    EXPECT_EQ(failure_of(directory.path() / "none", {"a"}), base::ErrorKind::unavailable);
    EXPECT_EQ(
        failure_of(fake_program(directory.path(), "printf 'phonemes 0 2\\na\\n'; sleep 60"), {"a", "b"}),
        base::ErrorKind::internal);
    EXPECT_EQ(failure_of(fake_program(directory.path(), "printf 'audio 22050 2\\na\\n'; sleep 60"), {"a"}),
              base::ErrorKind::internal);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(failure_of(espeak_program, {"a"}, stop.get_token()), base::ErrorKind::cancelled);
}

}  // namespace
}  // namespace storyflow::speech
