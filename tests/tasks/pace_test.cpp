#include "tasks/pace.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace storyflow::tasks {

TEST(Pace, KnowsNothingBeforeAnythingWasMeasured) {
    EXPECT_EQ(Pace().seconds_for(100), std::nullopt);
}

TEST(Pace, ScalesWhatWasMeasured) {
    Pace pace;
    pace.add(200, 10.0);
    EXPECT_DOUBLE_EQ(pace.seconds_for(100).value_or(0.0), 5.0);
    EXPECT_DOUBLE_EQ(pace.seconds_for(0).value_or(-1.0), 0.0);
    EXPECT_DOUBLE_EQ(pace.seconds_for(-7).value_or(-1.0), 0.0);
}

TEST(Pace, WeighsItemsByTheirLength) {
    Pace pace;
    pace.add(10, 10.0);
    pace.add(990, 90.0);
    EXPECT_NEAR(pace.seconds_for(1'000).value_or(0.0), 100.0, 1.0);
}

TEST(Pace, ForgetsWhatIsLongPast) {
    Pace pace;
    pace.add(20'000, 20'000.0);
    for (int item = 0; item < 400; ++item)
        pace.add(500, 5.0);
    EXPECT_NEAR(pace.seconds_for(100).value_or(0.0), 1.0, 0.1);
}

TEST(Pace, IsNotLedAstrayByMeasurementsThatCannotBe) {
    Pace pace;
    pace.add(0, 1.0);
    pace.add(-5, 1.0);
    pace.add(100, 0.0);
    pace.add(100, -1.0);
    pace.add(100, std::numeric_limits<double>::quiet_NaN());
    pace.add(100, std::numeric_limits<double>::infinity());
    EXPECT_EQ(pace.seconds_for(100), std::nullopt);
}

}  // namespace storyflow::tasks
