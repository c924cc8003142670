#include "speech/kokoro/network/duration_predictor.hpp"

#include <gmock/gmock.h>

#include <limits>
#include <vector>

#include "base/error.hpp"
#include "speech/kokoro/network/rearrange.hpp"
#include "tests/speech/kokoro/network/tiny_network.hpp"

namespace storyflow::speech::kokoro {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(DurationPredictor, PredictsLengthsAsTheGoldenSetDoes) {
    const DurationPredictor predictor(Parameters(tiny_weights(), "predictor"), tiny_set().config);
    for (const char* const name : {"t5.zero", "t14.zero"}) {
        const support::GoldenCase& golden = tiny_set().at(name);
        TestRun run;
        std::vector<float> at_speed;
        for (const double length : predictor.apply(transposed(golden.find("d")->matrix()), run.execution))
            at_speed.push_back(static_cast<float>(length / golden.speed));
        expect_golden(golden, "dur_raw", one_row(at_speed));
    }
}

TEST(DurationPredictor, RoundsHalfToEvenAndGivesEveryTokenAFrame) {
    EXPECT_THAT(whole_frames(std::vector<double>{0.0, 0.5, 1.5, 2.5, 2.500001, 3.4, 49.9}),
                ElementsAre(1, 1, 2, 2, 3, 3, 50));
}

TEST(DurationPredictor, RefusesALengthThatIsNoNumber) {
    for (const double length :
         {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
        EXPECT_THROW((void)whole_frames(std::vector<double>{1, length}), base::Error);
    }
}

TEST(DurationPredictor, RefusesASoundThatIsLongerThanTheLimit) {
    const std::vector<double> longest{static_cast<double>(frame_limit) - 1, 1};
    EXPECT_THAT(whole_frames(longest), ElementsAre(static_cast<int>(frame_limit) - 1, 1));
    try {
        (void)whole_frames(std::vector<double>{longest[0], 1, 0.1});
        FAIL() << "not refused";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::invalid_input);
        EXPECT_THAT(error.what(), HasSubstr("longer than 153 seconds"));
    }
}

}  // namespace
}  // namespace storyflow::speech::kokoro
