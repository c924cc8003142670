#include "text/english/abbreviation_rules.hpp"

#include <gtest/gtest.h>

#include "tests/text/english/said.hpp"

namespace storyflow::text {
namespace {

TEST(AbbreviationRules, SpellTitlesPlacesAndShortWordsOut) {
    expect_said({
        {"Mr. and Mrs. Day saw Dr. Who.", "Mister and Missus Day saw Doctor Who."},
        {"Prof. Moss met Gen. Ray and Sen. Lu.", "Professor Moss met General Ray and Senator Lu."},
        {"St. Ann lives on Elm St. now.", "Saint Ann lives on Elm Street now."},
        {"Rice, beans, etc. are in. Then we ate, etc. He left.",
         "Rice, beans, etcetera are in. Then we ate, etcetera. He left."},
        {"cats vs. dogs", "cats versus dogs"},
        {"approx. five, e.g. this, i.e. that", "approximately five, for example this, that is that"},
        {"Bolt Ltd. and Nut Corp. merged.", "Bolt Limited and Nut Corporation merged."},
        {"See Fig. 3, No. 8 and p. 12.", "See Figure three, number eight and page twelve."},
        {"J. R. R. Hart wrote it.", "J R R Hart wrote it."},
        {"The U.K. and the U.S.A. signed.", "The U K and the U S A signed."},
        {"Open Tue. and Thu. in Sept. only.", "Open Tuesday and Thursday in September only."},
    });
}

}  // namespace
}  // namespace storyflow::text
