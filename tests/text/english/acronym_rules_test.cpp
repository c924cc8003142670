#include "text/english/acronym_rules.hpp"

#include <gtest/gtest.h>

#include "tests/text/english/said.hpp"

namespace storyflow::text {
namespace {

TEST(AcronymRules, SpellLettersAndReadCodes) {
    expect_said({
        {"The CIA and the BBC called.", "The C I A and the B B C called."},
        {"NASA sent UNESCO a PDF.", "NASA sent UNESCO a P D F."},
        {"STOP! DO NOT ENTER!", "STOP! DO NOT ENTER!"},
        {"Two DVDs and three PCs.", "Two D V Ds and three P Cs."},
        {"Play the MP3 on the PS5.", "Play the M P three on the P S five."},
        {"A B2B and a C2C deal.", "A B to B and a C to C deal."},
        {"Bus X12 and flight BA2490.", "Bus X twelve and flight B A two four nine zero."},
        {"Water is H2O.", "Water is H two O."},
        {"Engine v2.10 is out.", "Engine v two point ten is out."},
        {"I saw TV at 5.", "I saw T V at five."},
    });
}

}  // namespace
}  // namespace storyflow::text
