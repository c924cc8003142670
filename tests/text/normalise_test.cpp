#include "text/normalise.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <chrono>

#include "base/utf8.hpp"
#include "tests/text/english/said.hpp"

namespace storyflow::text {
namespace {

bool has_digit(const std::string& text) {
    return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Expects pieces in order and inside the text, with sources in order and inside the script.
void expect_sound_pieces(const std::string& script, const NormalisedText& normalised) {
    const std::size_t length = base::code_point_count(script);
    std::size_t end = 0;
    std::size_t source = 0;
    for (const auto& piece : normalised.pieces) {
        ASSERT_GE(piece.begin, end);
        ASSERT_LE(piece.begin, piece.end);
        ASSERT_LE(piece.end, normalised.text.size());
        ASSERT_GE(piece.source.begin, source);
        ASSERT_LE(piece.source.begin, piece.source.end);
        ASSERT_LE(piece.source.end, length);
        for (std::size_t gap = end; gap < piece.begin; ++gap)
            ASSERT_EQ(normalised.text[gap], ' ') << normalised.text;
        end = piece.end;
        source = piece.source.begin;
    }
    ASSERT_EQ(end, normalised.text.size());
}

/// The source of the piece with this word.
CharRange source_of(const NormalisedText& normalised, const std::string& word) {
    const std::size_t at = normalised.text.find(word);
    EXPECT_NE(at, std::string::npos) << word;
    for (const auto& piece : normalised.pieces) {
        if (piece.begin <= at && at < piece.end) return piece.source;
    }
    return {};
}

std::string any_text() {
    static const std::vector<std::string> bits = {
        "a",   "I",   "XIV", "St.",   "Dr. ", "1",     "22", "1984",  "3.5",      ",",  ".",      " ",
        "\n",  "$",   "€",   "%",     "-",    "–",     "/",  ":",     "am",       "km", "@",      "x.com",
        "(",   ")",   "“",   "'",     "s",    "é",     "😀", "\xFF",  "\xE2\x82", "½",  "\uE000", "[",
        "]",   "#",   "°C",  "&amp;", "[1]",  "*",     "`",  "-\n",   "W-",       "x",  "″",      "e-",
        "IT ", "# ",  ">",   "=",     "II",   "Gen. ", "Q2", "hours", "d.",       "th", "and",    "May",
        "+",   "B2B", "FBI", "_",     "=",    "0",     "?",  "!"};
    std::string text;
    for (const auto index :
         *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, static_cast<int>(bits.size()))))
        text += bits[static_cast<std::size_t>(index)];
    return text;
}

TEST(Normalise, KeepsThePlaceOfEveryWord) {
    const auto normalised = normalise("Été 1984, $3.50!");
    EXPECT_EQ(normalised.text, "Été nineteen eighty-four, three dollars and fifty cents!");
    EXPECT_EQ(source_of(normalised, "Été").begin, 0U);
    EXPECT_EQ(source_of(normalised, "eighty-four"), (CharRange{4, 8}));
    EXPECT_EQ(source_of(normalised, "fifty"), (CharRange{10, 15}));
}

TEST(Normalise, BritishNumbersHaveAnAnd) {
    expect_said({{"101 nights", "one hundred and one nights"},
                 {"1,250,300", "one million two hundred and fifty thousand three hundred"},
                 {"On 3/4/2021.", "On the third of April twenty twenty-one."},
                 {"May 5, 1990", "May the fifth, nineteen ninety"}},
                Dialect::british);
}

TEST(Normalise, KeepsOpaqueWordsInTheirPlace) {
    EXPECT_EQ(normalise("Dr. \uE001 paid $3 to \uE002.").text, "Doctor \uE001 paid three dollars to \uE002.");
}

TEST(Normalise, MakesNothingOfNothing) {
    EXPECT_EQ(normalise("").text, "");
    EXPECT_EQ(normalise(" \n\t ").text, "");
    EXPECT_TRUE(normalise("").pieces.empty());
}

TEST(Normalise, LeavesNoDigitUnspokenAndLosesNoPlace) {
    rc::check([] {
        const std::string script = any_text();
        for (const auto dialect : {Dialect::american, Dialect::british}) {
            const auto normalised = normalise(script, dialect);
            RC_ASSERT(!has_digit(normalised.text));
            RC_ASSERT(base::is_valid_utf8(normalised.text));
            RC_ASSERT(normalised.text.size() <= 64 + (40 * script.size()));
            expect_sound_pieces(script, normalised);
            RC_ASSERT(!testing::Test::HasFatalFailure());
        }
    });
}

TEST(Normalise, LeavesPlainWordsAsTheyAre) {
    const std::string plain = "The lamp burned all night, and nobody on the coast slept badly; not even she!";
    EXPECT_EQ(normalise(plain).text, plain);
    EXPECT_EQ(normalise(normalise("It cost $5 in 1999.").text).text, normalise("It cost $5 in 1999.").text);
}

TEST(Normalise, TakesTimeInProportionToTheTextWhateverItIs) {
    for (const std::string bit :
         {"a",           "A",       "1",     "a.",      "A.",   "1.",    "1-",  "a@",      "a@a.", "((",
          "$",           "1,",      "/",     "http://", "*",    "_",     "=",   "`",       "[1]",  "[a",
          "\n",          "#\n",     "> ",    "W-",      "W-w",  "&amp;", "&",   "I ",      "A-",   "a-\n",
          "Chapter 1\n", "1,1",     "1.111", "x ",      "1 x ", "1'",    "1Q",  "1 Cor. ", "No. ", "IT ",
          "Oak St. ",    "12 Oak ", "'",     "I",       "1/",   "1:",    "+1 ", "St. ",    "😀",   "\xFF",
          "[",           "a_",      "#",     "-",       "é"}) {
        std::string flood;
        while (flood.size() < 100'000)
            flood += bit;
        const auto begin = std::chrono::steady_clock::now();
        (void)normalise(flood);
        EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20)) << bit;
    }
}

}  // namespace
}  // namespace storyflow::text
