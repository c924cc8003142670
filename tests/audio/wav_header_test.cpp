#include "audio/wav_header.hpp"

#include <gtest/gtest.h>

namespace storyflow::audio {

TEST(WavHeader, TellsTheLengths) {
    const auto header = wav_header(0x0102'0304);
    ASSERT_EQ(header.size(), wav_header_bytes);
    EXPECT_EQ(header.substr(4, 4), "\x28\x03\x02\x01");
    EXPECT_EQ(header.substr(40, 4), "\x04\x03\x02\x01");
}

TEST(WavHeader, TellsTheLargestLengthsWhereTheyAreUnknown) {
    const auto header = wav_header(unknown_wav_bytes);
    EXPECT_EQ(header.substr(4, 4), "\xff\xff\xff\xff");
    EXPECT_EQ(header.substr(40, 4), "\xff\xff\xff\xff");
}

}  // namespace storyflow::audio
