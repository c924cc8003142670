#include "text/english/initials.hpp"

#include <gtest/gtest.h>

#include "tests/text/english/said.hpp"

namespace storyflow::text {
namespace {

TEST(Initials, AreReadAsLetters) {
    expect_said({
        {"J. R. R. Hart wrote it.", "J R R Hart wrote it."},
        {"The U.K. and the U.S.A signed.", "The U K and the U S A signed."},
        {"V.I.P.s from the U.N. came.", "V I Ps from the U N came."},
        {"Plan B. Then we ran. Did I? I.", "Plan B. Then we ran. Did I? I."},
    });
}

}  // namespace
}  // namespace storyflow::text
