#include "text/english/military_time.hpp"

#include <gtest/gtest.h>

#include "tests/text/english/said.hpp"

namespace storyflow::text {
namespace {

TEST(MilitaryTime, IsReadByItsContext) {
    expect_said({
        {"We move at 0800 hours.", "We move at oh eight hundred hours."},
        {"Back by 1530 hrs, up at 0005.", "Back by fifteen thirty hours, up at zero oh five."},
        {"It took 1500 hours of work and 2000 hours more.",
         "It took one thousand five hundred hours of work and two thousand hours more."},
        {"We need 1984 hours.", "We need one thousand nine hundred eighty-four hours."},
        {"He came at 6.30 in the morning.", "He came at six thirty in the morning."},
        {"It rose to 6.30 in trade.", "It rose to six point three zero in trade."},
    });
}

TEST(MilitaryTime, HasADotInBritain) {
    expect_said({{"Tea at 4.15, then bed at 9.05.", "Tea at four fifteen, then bed at nine oh five."},
                 {"It opened at 6.30 per share.", "It opened at six point three zero per share."}},
                Dialect::british);
}

}  // namespace
}  // namespace storyflow::text
