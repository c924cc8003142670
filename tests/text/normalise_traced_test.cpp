#include "text/normalise_traced.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/fixed_words.hpp"

namespace storyflow::text {
namespace {

TracedText paragraph(std::string_view script) {
    return paragraphs_of(script).at(0);
}

/// The source of `word`, which occurs once.
CharRange source_of(const TracedText& text, std::u32string_view word) {
    const std::size_t begin = text.chars.find(word);
    EXPECT_NE(begin, std::u32string::npos);
    CharRange source;
    for (std::size_t i = begin; i < begin + word.size(); ++i)
        source = joined(source, text.sources.at(i));
    return source;
}

TEST(NormaliseTraced, KnowsWhatOfTheScriptEachWordSays) {
    const TracedText text = normalise_traced(paragraph("Röm  was\nbuilt in 1984."), {}, Dialect::american);
    EXPECT_EQ(text.chars, U"Röm was built in nineteen eighty-four.");
    EXPECT_EQ(source_of(text, U"Röm"), (CharRange{0, 3}));
    EXPECT_EQ(source_of(text, U"was"), (CharRange{5, 8}));
    EXPECT_EQ(source_of(text, U"nineteen"), (CharRange{18, 22}));
    EXPECT_EQ(source_of(text, U"eighty-four"), (CharRange{18, 22}));
}

TEST(NormaliseTraced, LetsStandInsThrough) {
    FixedWords fixed;
    const char32_t one = fixed.add({{.text = "one"}});
    const char32_t two = fixed.add({{.text = "two"}});
    TracedText script = paragraph("In 5 x or x, x.");
    script.chars[5] = two;
    script.chars[10] = one;
    script.chars[13] = two;
    const TracedText text = normalise_traced(script, fixed, Dialect::american);
    EXPECT_EQ(text.chars, std::u32string(U"In five ") + two + U" or " + one + U", " + two + U".");
    EXPECT_EQ(text.sources.at(8), (CharRange{5, 6}));
    EXPECT_EQ(text.sources.at(13), (CharRange{10, 11}));
}

TEST(NormaliseTraced, ReadsWhatStandsBeforeASettledNameAsBeforeAName) {
    FixedWords fixed;
    TracedText script = paragraph("Dr. x of St. x.");
    script.chars[4] = fixed.add({{.text = "Siobhan"}});
    script.chars[13] = fixed.add({{.text = "Élan"}});
    const TracedText text = normalise_traced(script, fixed, Dialect::american);
    EXPECT_EQ(text.chars,
              std::u32string(U"Doctor ") + script.chars[4] + U" of Saint " + script.chars[13] + U".");
    EXPECT_EQ(text.sources.size(), text.chars.size());
    EXPECT_EQ(text.sources.at(7), (CharRange{4, 5}));
}

TEST(NormaliseTraced, TellsMoreStandInsApartThanThereArePrivateUseCharacters) {
    FixedWords fixed;
    TracedText script;
    for (std::size_t i = 0; i < 15'000; ++i) {
        if (i > 0) script.append(U' ', {});
        script.append(fixed.add({{.text = "x"}}), {.begin = i, .end = i + 1});
    }
    const TracedText text = normalise_traced(script, fixed, Dialect::american);
    EXPECT_EQ(text.chars, script.chars);
}

}  // namespace
}  // namespace storyflow::text
