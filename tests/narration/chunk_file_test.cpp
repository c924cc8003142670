#include "narration/chunk_file.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "base/digest.hpp"
#include "tests/narration/chunk_samples.hpp"

namespace storyflow::narration {

namespace {

std::string encoded(int number) {
    return encode_chunk(key_of(number), speech_of(number)).value();
}

/// The bytes followed by a valid checksum, as an attacker would write them.
std::string with_right_sum(std::string bytes) {
    bytes.resize(bytes.size() - 32);
    return bytes + base::sha256(bytes);
}

}  // namespace

TEST(ChunkFile, GivesBackTheVerySpeech) {
    const auto speech = decode_chunk(key_of(1), encoded(1));
    ASSERT_TRUE(speech);
    EXPECT_TRUE(is_same(*speech, speech_of(1)));
}

TEST(ChunkFile, KeepsSpeechWithoutASoundOrAWord) {
    const auto bytes = encode_chunk(key_of(1), {});
    ASSERT_TRUE(bytes);
    EXPECT_TRUE(is_same(decode_chunk(key_of(1), *bytes).value(), {}));
}

TEST(ChunkFile, IsNoChunkUnderAnotherKey) {
    EXPECT_FALSE(decode_chunk(key_of(2), encoded(1)));
}

TEST(ChunkFile, IsNoChunkWhenItEndsTooEarlyOrTooLate) {
    const std::string bytes = encoded(1);
    for (std::size_t size = 0; size < bytes.size(); ++size)
        EXPECT_FALSE(decode_chunk(key_of(1), bytes.substr(0, size))) << size;
    EXPECT_FALSE(decode_chunk(key_of(1), bytes + "x"));
}

TEST(ChunkFile, IsNoChunkWhenOneBitIsWrong) {
    std::string bytes = encoded(1);
    for (std::size_t bit = 0; bit < 8 * bytes.size(); ++bit) {
        char& byte = bytes[bit / 8];
        const char right = byte;
        byte = static_cast<char>(byte ^ (1 << bit % 8));
        EXPECT_FALSE(decode_chunk(key_of(1), bytes)) << "bit " << bit;
        byte = right;
    }
}

TEST(ChunkFile, BelievesNoCountThatDoesNotFitTheSize) {
    for (std::size_t byte = 72; byte < 88; ++byte) {  // the two counts behind magic word and key
        for (const int value : {0, 1, 3, 0x7F, 0xFF}) {
            std::string bytes = encoded(1);
            if (bytes[byte] == static_cast<char>(value)) continue;
            bytes[byte] = static_cast<char>(value);
            EXPECT_FALSE(decode_chunk(key_of(1), with_right_sum(bytes))) << byte << ": " << value;
        }
    }
}

TEST(ChunkFile, KeepsNoNumberThatIsNone) {
    auto speech = speech_of(1);
    speech.sound.samples[7] = std::numeric_limits<float>::quiet_NaN();
    EXPECT_FALSE(encode_chunk(key_of(1), speech));
    speech = speech_of(1);
    speech.words[0].end = std::numeric_limits<double>::infinity();
    EXPECT_FALSE(encode_chunk(key_of(1), speech));
}

TEST(ChunkFile, KeepsNothingThatIsTooLongOrOfAnotherRate) {
    speech::Speech speech;
    speech.sound.samples.resize(longest_kept_chunk + 1);
    EXPECT_FALSE(encode_chunk(key_of(1), speech));
    speech.sound.samples.resize(10);
    speech.sound.sample_rate = 22050;
    EXPECT_FALSE(encode_chunk(key_of(1), speech));
}

}  // namespace storyflow::narration
