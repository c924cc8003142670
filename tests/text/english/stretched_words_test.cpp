#include "text/english/stretched_words.hpp"

#include <gtest/gtest.h>

#include "tests/text/english/said.hpp"

namespace storyflow::text {
namespace {

TEST(StretchedWords, AreReadAsTheWordItself) {
    expect_said({
        {"Sooo good! Nooo. Whaaat? NOOOO! Yesss, pleeease, heyyyy.",
         "So good! No. What? NO! Yes, please, hey."},
        {"goooood goddd sooon ooooh ohhhh hisss hiiis heeeel helllo",
         "good god soon ooh oh hiss his heel hello"},
        {"Stelllaaa and Tommmy, yummmy", "Stella and Tommy, yummy"},
        {"so-o-o long, we-e-ell, lo-o-ong, No-o-o!", "so long, well, long, No!"},
    });
}

TEST(StretchedWords, AreNoNamesNumeralsSoundsAndWordsWithAHyphen) {
    for (const char* kept : {"The AAAS.", "Brrr, zzz, hmmm, Mmm", "chapter xviiith", "Aaa, eee",
                             "balloon, committee, bookkeeper, skiing, zoo", "co-op, co-ordinate, re-enter",
                             "a-a-a, I-I-I, ba-ba-ba, no-one-ever", "a www b"})
        EXPECT_EQ(normalise(kept).text, kept);
}

TEST(StretchedWords, OfOtherLettersAreNone) {
    EXPECT_EQ(unstretched("so"), std::nullopt);
    EXPECT_EQ(unstretched("soo"), std::nullopt);
    EXPECT_EQ(unstretched("www"), std::nullopt);
    EXPECT_EQ(unstretched("sooo"), "so");
    EXPECT_EQ(unstretched("vrrrooom"), "vroom");
}

}  // namespace
}  // namespace storyflow::text
