#include "speech/english/word_group.hpp"

#include <gtest/gtest.h>

#include "speech/english/lexicon_bytes.hpp"

namespace storyflow::speech::english {
namespace {

class WordGroup : public testing::Test {
  protected:
    std::string said(std::string_view word) {
        std::vector<Piece> pieces;
        for (const auto piece : pieces_of(word))
            pieces.push_back({std::string(piece), PennTag::nn});
        return group_sounds(pieces, context_, dictionary_).value_or("nothing");
    }

    Context context_{NextSound::consonant, false};
    Lexicon lexicon_{lexicon_bytes(), Accent::american};
    Dictionary dictionary_{lexicon_};
};

TEST_F(WordGroup, IsLookedUpWholeFirst) {
    EXPECT_EQ(said("mother-in-law"), "mˈʌðəɹənlˌɔ");
    EXPECT_EQ(said("don't"), "dˈOnt");
}

TEST_F(WordGroup, IsComposedOfItsPieces) {
    EXPECT_EQ(said("well-known"), "wˌɛlnˈOn");
    EXPECT_EQ(said("GitHub"), "ɡˌɪthˈʌb");
    EXPECT_EQ(said("to-day"), "tədˈA");
    EXPECT_EQ(said("multi-ethnic"), "mˌʌltiˈɛθnɪk");
}

TEST_F(WordGroup, LosesMainStressesWhenItHasTooMany) {
    EXPECT_EQ(said("ice-cream"), "ˌIskɹˈim");
    EXPECT_EQ(said("ten-year-old"), "tˌɛnjˈɪɹˈOld");
    EXPECT_EQ(said("T-bone"), "tˈibˌOn");
}

TEST_F(WordGroup, StammersAVowelAsItSoundsInTheWord) {
    EXPECT_EQ(said("a-and"), "æ ænd");
    EXPECT_EQ(said("I-it"), "ɪ ɪt");
    EXPECT_EQ(said("E-e-even"), "i i ˈivən");
    EXPECT_EQ(said("u-used"), "ju jˈuzd");
    EXPECT_EQ(said("e-mail"), "ˈimˌAl");
    EXPECT_EQ(said("I-I"), "ˈIˌI");
}

TEST_F(WordGroup, KeepsMixedPiecesApart) {
    EXPECT_EQ(said("and/or"), "ænd ɔɹ");
}

TEST_F(WordGroup, IsUnknownWithAnUnknownPiece) {
    EXPECT_EQ(said("Saxe-Zqwxv"), "nothing");
    EXPECT_EQ(said("A320"), "nothing");
}

TEST_F(WordGroup, ListensToWhatFollows) {
    EXPECT_EQ(said("to"), "tə");
    context_.next = NextSound::vowel;
    EXPECT_EQ(said("to"), "tʊ");
    EXPECT_TRUE(is_to({"to", PennTag::to}));
    EXPECT_FALSE(is_to({"TO", PennTag::nnp}));
}

TEST_F(WordGroup, SaysNothingForSilentPieces) {
    EXPECT_EQ(said("-"), "");
    EXPECT_EQ(joined_text(std::vector<Piece>{{"well", PennTag::rb}, {"-", PennTag::hyph}}), "well-");
}

}  // namespace
}  // namespace storyflow::speech::english
