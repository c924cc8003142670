#include "audio/sixteen_bits.hpp"

#include <gtest/gtest.h>

namespace storyflow::audio {

TEST(SixteenBits, AreWhatWasRead) {
    for (int step = -32768; step <= 32767; ++step)
        ASSERT_EQ(to_sixteen_bits(static_cast<float>(step) / 32768.0F), step);
}

TEST(SixteenBits, ClipWhatIsOutOfRange) {
    EXPECT_EQ(to_sixteen_bits(1.0F), 32767);
    EXPECT_EQ(to_sixteen_bits(-5.0F), -32768);
    EXPECT_EQ(to_sixteen_bits(INFINITY), 32767);
    EXPECT_EQ(to_sixteen_bits(std::nanf("")), 0);
}

}  // namespace storyflow::audio
