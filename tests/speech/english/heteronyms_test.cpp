#include "speech/english/heteronyms.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "speech/english/tokens.hpp"

namespace storyflow::speech::english {
namespace {

/// The sentence's words, with the tagger's tags; a word before , or . has a mark behind it.
std::vector<Word> words_of(std::string_view sentence) {
    std::vector<Word> words;
    for (const TaggedToken& token : tagged_tokens(sentence)) {
        const auto text = sentence.substr(token.begin, token.end - token.begin);
        if (text == "," || text == ".") {
            words.back().mark_follows = true;
            continue;
        }
        words.emplace_back();
        words.back().pieces = {{std::string(text), token.tag}};
    }
    return words;
}

/// The sounds of `word` in the sentence, if they are other than the lexicon's.
std::string said(std::string_view word, std::string_view sentence, Accent accent = Accent::american) {
    const auto words = words_of(sentence);
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].pieces.front().text == word)
            return std::string(heteronym_sounds(words, i, accent).value_or("as usual"));
    }
    return "no such word";
}

TEST(Heteronyms, AreToldApartByTheirNeighbours) {
    EXPECT_EQ(said("lead", "The old pipe was made of lead."), "lˈɛd");
    EXPECT_EQ(said("lead", "The dog is on a lead."), "as usual");
    EXPECT_EQ(said("lead", "He has the part of lead singer."), "as usual");
    EXPECT_EQ(said("tear", "There was a tear in his sleeve."), "tˈɛɹ");
    EXPECT_EQ(said("tear", "There was a tear in his eye."), "as usual");
    EXPECT_EQ(said("bow", "She stood at the bow of the ship."), "bˈW");
    EXPECT_EQ(said("bow", "He tied it in a bow."), "as usual");
    EXPECT_EQ(said("bow", "The servants bow to the queen."), "bˈW");
    EXPECT_EQ(said("bow", "He gave the bow to me."), "as usual");
    EXPECT_EQ(said("row", "They had a terrible row about money."), "ɹˈW");
    EXPECT_EQ(said("row", "They sat in a row."), "as usual");
    EXPECT_EQ(said("bass", "She plays the bass guitar."), "bˈAs");
    EXPECT_EQ(said("minute", "There was a minute crack in the glass."), "mInˈut");
    EXPECT_EQ(said("minute", "Wait a minute, please."), "as usual");
    EXPECT_EQ(said("number", "His fingers grew number in the snow."), "nˈʌməɹ");
    EXPECT_EQ(said("winds", "The road winds through the hills."), "wˈIndz");
    EXPECT_EQ(said("winds", "The winds blew."), "as usual");
}

TEST(Heteronyms, AreToldApartByTheirTag) {
    EXPECT_EQ(said("transfer", "The court will transfer the case."), "tɹænsfˈɜɹ");
    EXPECT_EQ(said("transfer", "He signed the transfer."), "as usual");
    EXPECT_EQ(said("Polish", "Polish the silver before dinner."), "pˈɑlɪʃ");
    EXPECT_EQ(said("Polish", "He is a Polish man."), "as usual");
    EXPECT_EQ(said("used", "We are used to the noise."), "jˈust");
    EXPECT_EQ(said("used", "A knife is used to cut bread."), "as usual");
}

TEST(Heteronyms, HaveTwoSyllablesBeforeANoun) {
    EXPECT_EQ(said("learned", "She is a learned scholar."), "lˈɜɹnɪd");
    EXPECT_EQ(said("learned", "He had learned a lesson."), "as usual");
    EXPECT_EQ(said("aged", "An aged man opened the gate."), "ˈAʤɪd");
    EXPECT_EQ(said("aged", "He was aged nine."), "as usual");
}

TEST(Heteronyms, MayBeNamesOfPlacesAndPeople) {
    EXPECT_EQ(said("Nice", "They drove to Nice by the coast."), "nˈis");
    EXPECT_EQ(said("nice", "It was nice to see you."), "as usual");
    EXPECT_EQ(said("Reading", "He lived in Reading for years."), "ɹˈɛdɪŋ");
    EXPECT_EQ(said("Reading", "Reading is fun."), "as usual");
    EXPECT_EQ(said("Job", "She had the patience of Job."), "ʤˈOb");
}

TEST(Heteronyms, HaveBritishSounds) {
    EXPECT_EQ(said("learned", "She is a learned scholar.", Accent::british), "lˈɜːnɪd");
    EXPECT_EQ(said("apple", "An apple."), "as usual");
}

TEST(Heteronyms, HearNoNeighboursAcrossAMark) {
    EXPECT_EQ(said("lead", "The best of, lead."), "as usual");
}

}  // namespace
}  // namespace storyflow::speech::english
