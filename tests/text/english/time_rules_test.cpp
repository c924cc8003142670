#include "text/english/time_rules.hpp"

#include <gtest/gtest.h>

#include "tests/text/english/said.hpp"

namespace storyflow::text {
namespace {

TEST(TimeRules, ReadClockTimes) {
    expect_said({
        {"At 9:05 or 10:00 or 14:30.", "At nine oh five or ten o'clock or fourteen thirty."},
        {"At 7 am, 8:15 p.m. and 12:00 pm.", "At seven am, eight fifteen P M and twelve pm."},
        {"It took 1:02:03.", "It took one oh two and three seconds."},
        {"Open 9-5 or 9:00-17:00.", "Open nine to five or nine to seventeen o'clock."},
    });
}

}  // namespace
}  // namespace storyflow::text
