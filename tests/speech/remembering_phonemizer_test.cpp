#include "speech/remembering_phonemizer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"

namespace storyflow::speech {
namespace {

using testing::ElementsAre;
using Pieces = std::vector<std::string>;

/// Answers each piece with itself and the accent's letter.
class EchoPhonemizer final : public Phonemizer {
  public:
    [[nodiscard]] Pieces ipa(std::span<const std::string> pieces, Accent accent,
                             std::stop_token /*stop*/) override {
        Pieces answers;
        for (const auto& piece : pieces) {
            asked.push_back(piece);
            answers.push_back(piece + (accent == Accent::british ? "B" : "A"));
        }
        if (forgets_one) answers.pop_back();
        return answers;
    }

    Pieces asked;
    bool forgets_one = false;
};

class Remembering : public testing::Test {
  protected:
    Pieces ipa(const Pieces& pieces, Accent accent = Accent::american) {
        return phonemizer_.ipa(pieces, accent, {});
    }

    EchoPhonemizer echo_;
    RememberingPhonemizer phonemizer_{echo_, 3};
};

TEST_F(Remembering, AsksForEachPieceOnce) {
    EXPECT_THAT(ipa({"x", "y"}), ElementsAre("xA", "yA"));
    EXPECT_THAT(ipa({"y", "z", "x"}), ElementsAre("yA", "zA", "xA"));
    EXPECT_THAT(echo_.asked, ElementsAre("x", "y", "z"));
}

TEST_F(Remembering, KeepsTheAccentsApart) {
    EXPECT_THAT(ipa({"x"}), ElementsAre("xA"));
    EXPECT_THAT(ipa({"x"}, Accent::british), ElementsAre("xB"));
}

TEST_F(Remembering, BeginsAnewWhenItIsFull) {
    (void)ipa({"a", "b", "c", "d"});
    EXPECT_THAT(ipa({"d", "a"}), ElementsAre("dA", "aA"));
    EXPECT_THAT(echo_.asked, ElementsAre("a", "b", "c", "d", "a"));
}

TEST_F(Remembering, DoesNotKeepLongPieces) {
    const std::string longer(101, 'x');
    (void)ipa({longer});
    (void)ipa({longer});
    EXPECT_EQ(echo_.asked.size(), 2U);
}

TEST_F(Remembering, NoticesWhenAPieceWasLeftOut) {
    echo_.forgets_one = true;
    EXPECT_THROW((void)ipa({"x", "y"}), base::Error);
}

}  // namespace
}  // namespace storyflow::speech
