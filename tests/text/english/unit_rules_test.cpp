#include "text/english/unit_rules.hpp"

#include <gtest/gtest.h>

#include "tests/text/english/said.hpp"

namespace storyflow::text {
namespace {

TEST(UnitRules, SpellUnitsInTheRightNumber) {
    expect_said({
        {"Run 1 km or 10 km or 5km.", "Run one kilometer or ten kilometers or five kilometers."},
        {"It is 20°C or -5 °F.", "It is twenty degrees celsius or minus five degrees fahrenheit."},
        {"At 100 km/h or 60 mph.", "At one hundred kilometers per hour or sixty miles per hour."},
        {"Use 250 ml, 2 kg and 3 lb.", "Use two hundred fifty milliliters, two kilograms and three pounds."},
        {"A 16GB stick at 2.4 GHz.", "A sixteen gigabytes stick at two point four gigahertz."},
        {"He is 6 ft 2 in tall.", "He is six feet two inches tall."},
        {"Use 5 kWh and 12 V.", "Use five kilowatt hours and twelve volts."},
        {"A 3 m² room.", "A three square meters room."},
        {"I have 5 in total, 3 a day.", "I have five in total, three a day."},
        {"Wait 10 s, 5 min or 2 h.", "Wait ten seconds, five minutes or two hours."},
        {"A 5'10\" man.", "A five feet ten inches man."},
    });
}

}  // namespace
}  // namespace storyflow::text
