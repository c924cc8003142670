#include "text/pronounced_words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "base/error.hpp"

namespace storyflow::text {
namespace {

using testing::ElementsAre;
using Pronunciations = std::vector<Pronunciation>;

/// The text with its fixed words as `{text|phonemes}`.
std::string fixed_text(const Pronunciations& pronunciations, std::string_view script) {
    const PronouncedWords pronounced(pronunciations, Dialect::american);
    FixedWords fixed;
    const TracedText text = pronounced.replace(paragraphs_of(script).at(0), fixed);
    EXPECT_EQ(text.chars.size(), text.sources.size());
    std::string shown;
    for (const char32_t code_point : text.chars) {
        if (!is_stand_in(code_point)) {
            shown += to_utf8({&code_point, 1});
            continue;
        }
        for (const SpokenWord& word : fixed.at(code_point))
            shown += "{" + word.lead + word.text + word.trail + "|" + word.phonemes + "}";
    }
    return shown;
}

TEST(PronouncedWords, AreRespelledOrGivenPhonemes) {
    const Pronunciations all{{"Hermione", "Her-my-oh-nee"}, {"Kokoro", "/kˈOkəɹO/"}};
    EXPECT_EQ(fixed_text(all, "Hermione met KOKORO, Kokoros."),
              "{Her-my-oh-nee|} met {KOKORO|kˈOkəɹO}, Kokoros.");
}

TEST(PronouncedWords, MayBePhrasesAndMayBecomeSeveralWords) {
    const Pronunciations all{{"New York", "/nˈu jˈɔɹk/"}, {"SQL", "sequel, or so"}};
    EXPECT_EQ(fixed_text(all, "In New\n York with SQL!"),
              "In {New |nˈu}{York|jˈɔɹk} with {Sequel, |}{or |}{so|}!");
}

TEST(PronouncedWords, KeepTheirPossessive) {
    const Pronunciations all{{"Hermione", "her-my-oh-nee"}, {"George", "/ʤˈɔɹʤ/"}};
    EXPECT_EQ(fixed_text(all, "Hermione's and George’s."), "{Her-my-oh-nee's|} and {George's|ʤˈɔɹʤᵻz}.");
}

TEST(PronouncedWords, IgnoreCaseUnlessTheyHaveACapitalAfterTheFirstLetter) {
    const Pronunciations all{{"nasa", "/a/"}, {"McCoy", "/b/"}, {"IT", "/c/"}};
    EXPECT_EQ(fixed_text(all, "NASA Nasa mccoy McCoy it IT"), "{NASA|a} {Nasa|a} mccoy {McCoy|b} it {IT|c}");
}

TEST(PronouncedWords, PreferTheLongerMatchThenTheOneThatMindsCaseThenTheFirst) {
    const Pronunciations all{{"it", "/a/"}, {"IT", "/b/"}, {"It man", "/c/"}, {"it", "/d/"}};
    EXPECT_EQ(fixed_text(all, "it IT IT man"), "{it|a} {IT|b} {IT man|c}");
}

TEST(PronouncedWords, BeginWithACapitalWhereTheWrittenWordDoes) {
    const Pronunciations all{{"Siobhan", "shiv-awn"}, {"Neil", "o’neel"}};
    EXPECT_EQ(fixed_text(all, "Siobhan siobhan Neil"), "{Shiv-awn|} {shiv-awn|} {O'neel|}");
}

TEST(PronouncedWords, SayWhereTheyWereWritten) {
    const Pronunciations all{{"big ben", "/bˈɪɡ bˈɛn/"}};
    const PronouncedWords pronounced(all, Dialect::american);
    FixedWords fixed;
    const TracedText text = pronounced.replace(paragraphs_of("é Big  Ben's")[0], fixed);
    EXPECT_THAT(text.sources, ElementsAre(CharRange{0, 1}, CharRange{}, CharRange{2, 12}));
    EXPECT_EQ(fixed.at(text.chars.back())[0].source, (CharRange{2, 12}));
}

TEST(PronouncedWords, DoNotReachIntoWhatIsSettledAlready) {
    const Pronunciations all{{"a b", "/x/"}, {"b", "/y/"}};
    const PronouncedWords pronounced(all, Dialect::american);
    FixedWords fixed;
    TracedText text = paragraphs_of("a ? b")[0];
    text.chars[2] = fixed.add({{.text = "z"}});
    const TracedText result = pronounced.replace(text, fixed);
    ASSERT_EQ(result.chars.size(), 5U);
    EXPECT_EQ(result.chars[2], text.chars[2]);
    EXPECT_EQ(fixed.at(result.chars[4])[0].phonemes, "y");
}

TEST(PronouncedWords, IgnoreOnesThatSayNothing) {
    const Pronunciations all{{"a", "-"}, {"b", ""}, {"", "c"}, {" ", "/c/"}};
    EXPECT_EQ(fixed_text(all, "a b c"), "a b c");
}

void expect_refused(const Pronunciation& pronunciation, std::string_view message) {
    try {
        const PronouncedWords pronounced(std::span(&pronunciation, 1), Dialect::american);
        FAIL() << "accepted";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::invalid_input);
        EXPECT_EQ(error.what(), message);
    }
}

TEST(PronouncedWords, RefuseWhatIsTooLong) {
    const std::string word(100, 'a');
    const std::string respelling(200, 'b');
    EXPECT_EQ(fixed_text({{word, respelling}}, word), "{" + respelling + "|}");
    expect_refused({word + "a", "x"}, "A word with a pronunciation has at most 100 characters");
    expect_refused({"x", respelling + "b"}, "A pronunciation has at most 200 characters");
}

TEST(PronouncedWords, AreFoundQuicklyHoweverManyThereAre) {
    Pronunciations all;
    std::string flood;
    for (int i = 0; i < 2'000; ++i) {
        std::string phrase;
        for (int word = 0; word < 40; ++word)
            phrase += "a ";
        all.push_back({phrase + std::to_string(i), "/x/"});
        all.push_back({"name" + std::to_string(i), "/y/"});
    }
    for (int i = 0; i < 50'000; ++i)
        flood += "a ";
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(fixed_text(all, flood + "NAME7").substr(flood.size()), "{NAME7|y}");
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(8));
}

}  // namespace
}  // namespace storyflow::text
