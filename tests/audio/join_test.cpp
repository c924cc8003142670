#include "audio/join.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/error.hpp"
#include "tests/audio/sounds.hpp"

namespace storyflow::audio {
namespace {

TEST(Join, PutsExactlyTheGapBetweenPiecesAndNoneAtTheEnds) {
    const std::vector<Pcm> pieces{tone(0.5, 0.5F), tone(0.25, 0.5F), tone(0.1, 0.5F)};
    const Pcm joined = join(pieces, 0.1);
    ASSERT_EQ(joined.samples.size(), 12000U + 2400U + 6000U + 2400U + 2400U);
    EXPECT_TRUE(std::equal(pieces[0].samples.begin(), pieces[0].samples.end(), joined.samples.begin()));
    EXPECT_TRUE(std::all_of(joined.samples.begin() + 12000, joined.samples.begin() + 14400,
                            [](float sample) { return sample == 0.0F; }));
    EXPECT_TRUE(std::equal(pieces[2].samples.rbegin(), pieces[2].samples.rend(), joined.samples.rbegin()));
}

TEST(Join, RoundsTheGapToWholeFrames) {
    const std::vector<Pcm> pieces{Pcm{{1.0F}}, Pcm{{1.0F}}};
    EXPECT_EQ(join(pieces, 0.6 / narration_rate).samples.size(), 3U);
    EXPECT_EQ(join(pieces, 0.4 / narration_rate).samples.size(), 2U);
}

TEST(Join, LeavesASinglePieceAsItIs) {
    const std::vector<Pcm> pieces{tone(0.2, 0.5F, 22050)};
    const Pcm joined = join(pieces, 0.1);
    EXPECT_EQ(joined.samples, pieces[0].samples);
    EXPECT_EQ(joined.sample_rate, 22050);
}

TEST(Join, MakesNothingOfNothing) {
    EXPECT_TRUE(join({}, 0.1).samples.empty());
    EXPECT_EQ(join({}, 0.1).sample_rate, narration_rate);
}

TEST(Join, RefusesDifferentRates) {
    const std::vector<Pcm> pieces{tone(0.1, 0.5F), tone(0.1, 0.5F, 22050)};
    EXPECT_THROW((void)join(pieces, 0.1), base::Error);
}

}  // namespace
}  // namespace storyflow::audio
