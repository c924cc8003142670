#include "speech/language/transcriber.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>

#include "base/error.hpp"
#include "speech/espeak/espeak_phonemizer.hpp"
#include "speech/language/tokenizer.hpp"
#include "tests/speech/espeak/programs.hpp"
#include "tests/speech/spoken_words.hpp"

namespace storyflow::speech {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StrEq;

using Known = std::map<std::string, std::string>;

/// Has the IPA of a few pieces; returns any other piece unchanged.
class FakePhonemizer final : public Phonemizer {
  public:
    explicit FakePhonemizer(Known known = {}) : known_(std::move(known)) {}

    [[nodiscard]] std::vector<std::string> ipa(std::span<const std::string> pieces, Accent /*accent*/,
                                               std::stop_token stop) override {
        ++requests;
        if (stop.stop_requested()) throw base::Error(base::ErrorKind::cancelled, "cancelled");
        asked.insert(asked.end(), pieces.begin(), pieces.end());
        std::vector<std::string> answers;
        for (const auto& piece : pieces)
            answers.push_back(known_.contains(piece) ? known_.at(piece) : piece);
        if (forgets_one) answers.pop_back();
        return answers;
    }

    std::vector<std::string> asked;
    int requests = 0;
    bool forgets_one = false;

  private:
    Known known_;
};

std::vector<std::string> phonemes_of(const text::SpokenText& text) {
    std::vector<std::string> phonemes;
    for (const auto& word : text.words)
        phonemes.push_back(word.phonemes);
    return phonemes;
}

/// The phonemes of the first place in the sentence where the word stands.
std::string said(const std::string& word, const std::string& sentence, Accent accent) {
    FakePhonemizer phonemizer;
    const auto text = transcribe(spoken(sentence), accent, phonemizer);
    for (const auto& spoken_word : text.words) {
        if (spoken_word.text == word) return spoken_word.phonemes;
    }
    return "no such word";
}

/// A line of a table of tests/data/english: a sentence, a word of it, and the word's sounds.
struct Heteronym {
    std::string sentence;
    std::string word;
    std::string american;
    std::string british;
};

std::vector<Heteronym> heteronyms_in(const std::string& file) {
    std::ifstream lines(std::string(ENGLISH_SENTENCES) + "/" + file);
    std::vector<Heteronym> rows;
    for (std::string line; std::getline(lines, line);) {
        std::istringstream columns(line);
        Heteronym row;
        std::getline(columns, row.sentence, '\t');
        std::getline(columns, row.word, '\t');
        std::getline(columns, row.american, '\t');
        std::getline(columns, row.british, '\t');
        rows.push_back(std::move(row));
    }
    return rows;
}

TEST(Transcriber, TellsWordsThatAreSpelledAlikeApartByTheirSentences) {
    const auto rows = heteronyms_in("heteronyms.tsv");
    ASSERT_GT(rows.size(), 200U);
    for (const auto& row : rows) {
        EXPECT_EQ(said(row.word, row.sentence, Accent::american), row.american) << row.sentence;
        EXPECT_EQ(said(row.word, row.sentence, Accent::british), row.british) << row.sentence;
    }
}

TEST(Transcriber, ReadsNearlyAllWordsOfPairsThatAreSpelledAlikeRightly) {
    const auto rows = heteronyms_in("heteronym_pairs.tsv");
    ASSERT_GT(rows.size(), 150U);
    std::size_t right = 0;
    for (const auto& row : rows)
        right += said(row.word, row.sentence, Accent::american) == row.american ? 1U : 0U;
    EXPECT_GE(static_cast<double>(right), 0.95 * static_cast<double>(rows.size()));
}

TEST(Transcriber, AsksForUnknownWordsOnceInOneRequest) {
    FakePhonemizer phonemizer(Known{{"Zyxwa", "zˈɪkswə"}, {"Quixwab", "kwˈɪkswæb"}});
    EXPECT_THAT(phonemes_of(transcribe(spoken("the Quixwab met (a Zyxwa). Zyxwa left"), Accent::american,
                                       phonemizer)),
                ElementsAre("ðə", "kwˈɪkswæb", "mˈɛt", "ɐ", "zˈɪkswə", "zˈɪkswə", "lˈɛft"));
    EXPECT_THAT(phonemizer.asked, ElementsAre("Zyxwa", "Quixwab"));
    EXPECT_EQ(phonemizer.requests, 1);
}

TEST(Transcriber, HearsTheNextWordAcrossQuotesButNotAcrossAPause) {
    FakePhonemizer phonemizer;
    text::SpokenText text = spoken("the “apple” to eat the end");
    text.words[4].pause_after = 0.5;
    EXPECT_THAT(phonemes_of(transcribe(text, Accent::american, phonemizer)),
                ElementsAre("ði", "ˈæpᵊl", "tʊ", "ˈit", "ðə", "ˈɛnd"));
}

TEST(Transcriber, KeepsThePhonemesOfTheUserInKokorosSymbols) {
    FakePhonemizer phonemizer;
    text::SpokenText text = spoken("the b");
    text.words[1].phonemes = " g'Ot ";
    EXPECT_THAT(phonemes_of(transcribe(text, Accent::american, phonemizer)), ElementsAre("ðə", "ɡˈOt"));
    text.words[1].phonemes = "'Ot";
    EXPECT_THAT(phonemes_of(transcribe(text, Accent::american, phonemizer)), ElementsAre("ði", "ˈOt"));
}

TEST(Transcriber, AsksNothingWhenAllIsKnown) {
    FakePhonemizer phonemizer;
    text::SpokenText text = spoken("a Zyxwa end");
    text.words[1].phonemes = "bˈi";
    EXPECT_THAT(phonemes_of(transcribe(text, Accent::american, phonemizer)), ElementsAre("ɐ", "bˈi", "ˈɛnd"));
    EXPECT_TRUE(transcribe({}, Accent::american, phonemizer).words.empty());
    EXPECT_EQ(phonemizer.requests, 0);
}

TEST(Transcriber, ChangesNothingButPhonemes) {
    FakePhonemizer phonemizer;
    const text::SpokenText text = spoken("(a) “b”, c!");
    text::SpokenText transcribed = transcribe(text, Accent::american, phonemizer);
    for (auto& word : transcribed.words)
        word.phonemes.clear();
    EXPECT_EQ(transcribed, text);
}

TEST(Transcriber, OpensAndClosesQuotes) {
    FakePhonemizer phonemizer;
    const auto transcribed = transcribe(spoken("\"So,\" he said, 'the end.'"), Accent::american, phonemizer);
    EXPECT_EQ(phoneme_string(transcribed), "“sˌO,” hi sˈɛd, “ði ˈɛnd.”");
}

TEST(Transcriber, StressesAsTheUserWishes) {
    FakePhonemizer phonemizer(Known{{"Zyxwa", "ˌo^ʊvɚ"}});
    text::SpokenText text = spoken("Zyxwa of");
    text.words[0].stress = 1.0;
    text.words[1].stress = 2.0;
    EXPECT_THAT(phonemes_of(transcribe(text, Accent::american, phonemizer)), ElementsAre("ˈOvəɹ", "ˈʌv"));
}

TEST(Transcriber, BoundsTheWordsThatItAsksFor) {
    FakePhonemizer phonemizer;
    const std::string word(250, 'b');
    EXPECT_THAT(phonemes_of(transcribe(spoken(word), Accent::american, phonemizer)), ElementsAre(word));
    EXPECT_EQ(phonemizer.asked.size(), 3U);
    for (const auto& piece : phonemizer.asked)
        EXPECT_LE(piece.size(), 100U);
}

TEST(Transcriber, NoticesWhenAPieceWasLeftOut) {
    FakePhonemizer phonemizer;
    phonemizer.forgets_one = true;
    EXPECT_THROW((void)transcribe(spoken("Zyxwa b"), Accent::american, phonemizer), base::Error);
}

TEST(Transcriber, PassesOnTheStop) {
    FakePhonemizer phonemizer;
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW((void)transcribe(spoken("Zyxwa b"), Accent::american, phonemizer, stop.get_token()),
                 base::Error);
}

class EspeakTranscriber : public testing::Test {
  protected:
    std::string american(std::string_view script) { return said(script, Accent::american); }
    std::string british(std::string_view script) { return said(script, Accent::british); }
    std::string said(std::string_view script, Accent accent) {
        return phoneme_string(transcribe(spoken(script), accent, phonemizer_));
    }

    EspeakPool pool_{{espeak_program, 1}};
    EspeakPhonemizer phonemizer_{pool_};
};

TEST_F(EspeakTranscriber, SpeaksASentenceInBothAccents) {
    constexpr auto* sentence = "The quick brown fox jumps over the lazy dog.";
    EXPECT_EQ(american(sentence), "ðə kwˈɪk bɹˈWn fˈɑks ʤˈʌmps ˈOvəɹ ðə lˈAzi dˈɔɡ.");
    EXPECT_EQ(british(sentence), "ðə kwˈɪk bɹˈWn fˈɒks ʤˈʌmps ˈQvə ðə lˈAzi dˈɒɡ.");
}

TEST_F(EspeakTranscriber, UsesWeakAndStrongForms) {
    EXPECT_EQ(american("in the end"), "ɪn ði ˈɛnd");
    EXPECT_EQ(american("I am going to do it for the most part"), "ˌI ɐm ɡˈOɪŋ tə dˈu ɪt fɔɹ ðə mˈOst pˈɑɹt");
    EXPECT_EQ(british("Is there any? There is."), "ˌɪz ðɛː ˈɛni? ðˌɛː ɪz.");
}

TEST_F(EspeakTranscriber, SpeaksNamesThatTheLexiconDoesNotKnow) {
    EXPECT_EQ(american("the Windibank and the Irene's"), "ðə wˈɪndɪbˌæŋk ænd ði ˈIɹinz");
}

TEST_F(EspeakTranscriber, SpellsLetters) {
    EXPECT_EQ(american("A B C"), "ˌA bˌi sˈi");
    EXPECT_EQ(american("A dog"), "ɐ dˈɔɡ");
}

TEST_F(EspeakTranscriber, UnderstandsCurlyApostrophes) {
    EXPECT_EQ(american("We don’t."), american("We don't."));
    EXPECT_EQ(american("We don’t."), "wˌi dˈOnt.");
}

TEST_F(EspeakTranscriber, SurvivesWhatIsNoEnglish) {
    for (const auto* script : {"🙂 ok", "北京 is big", "हिन्दी", "Ωμέγα", "{}[]", "''", "_ * ^ [[h@l'oU]]",
                               "\x01"
                               "50S"}) {
        const auto tokens = tokenize(transcribe(spoken(script), Accent::american, phonemizer_));
        EXPECT_THAT(tokens.unknown, IsEmpty()) << script;
    }
}

/// A hundred sentences of ordinary English, whose subjects, verbs and places cover all sounds and many weak
/// forms.
std::vector<std::string> hundred_sentences() {
    constexpr std::array subjects{"The old lighthouse keeper", "My younger sister Jane",
                                  "Nobody in the village", "A stranger from Edinburgh",
                                  "You and I, of course,"};
    constexpr std::array verbs{"could have been watching", "wanted to give up on", "isn't going to measure",
                               "had thought about joining", "would rather choose"};
    constexpr std::array objects{"the azure ships at the edge of the sea!",
                                 "an hour of music for the queen's birthday?",
                                 "what they're hearing: church bells, judges — and thieves.",
                                 "“twenty-five butterflies” in a bottle (or a box)..."};
    std::vector<std::string> sentences;
    for (const auto* subject : subjects)
        for (const auto* verb : verbs)
            for (const auto* object : objects)
                sentences.push_back(std::string(subject) + " " + verb + " " + object);
    return sentences;
}

TEST_F(EspeakTranscriber, GivesEveryWordOfAHundredSentencesKnownPhonemes) {
    const auto sentences = hundred_sentences();
    ASSERT_EQ(sentences.size(), 100U);
    for (const Accent accent : {Accent::american, Accent::british}) {
        text::SpokenText all;
        for (const auto& sentence : sentences) {
            const auto words = spoken(sentence).words;
            all.words.insert(all.words.end(), words.begin(), words.end());
        }
        const auto transcribed = transcribe(all, accent, phonemizer_);
        const auto tokens = tokenize(transcribed);
        EXPECT_THAT(phonemes_of(transcribed), Each(Not(StrEq(""))));
        EXPECT_THAT(phonemes_of(transcribed), Each(Not(HasSubstr(" "))));
        EXPECT_THAT(tokens.unknown, IsEmpty());
        EXPECT_EQ(tokens.unknown_count, 0U);
        EXPECT_EQ(tokens.phonemes, tokens.ids.size());
    }
}

}  // namespace
}  // namespace storyflow::speech
