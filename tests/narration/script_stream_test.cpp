#include "narration/script_stream.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "base/error.hpp"
#include "tests/support/tone_engine.hpp"

namespace storyflow::narration {
namespace {

class ScriptStreamTest : public testing::Test {
  protected:
    static std::string bytes_of(ScriptStream& stream) {
        std::string bytes;
        while (stream.next(bytes, {})) {
        }
        return bytes;
    }
    std::string pcm(double speed) {
        ScriptStream stream(script_, {}, engine_, {.format = StreamFormat::pcm, .speed = speed});
        return bytes_of(stream);
    }

    support::ToneEngine engine_;
    std::string script_ = "One is here. Two is here.";
};

TEST_F(ScriptStreamTest, GivesTheFirstSentenceBeforeTheSecondIsSpoken) {
    engine_.chunk_limit = 13;
    for (const auto format :
         {StreamFormat::mp3, StreamFormat::opus, StreamFormat::flac, StreamFormat::wav, StreamFormat::pcm}) {
        const auto spoken_before = engine_.spoken().size();
        ScriptStream stream(script_, {}, engine_, {.format = format});
        std::string bytes;
        EXPECT_TRUE(stream.next(bytes, {}));  // the sentence lasts 0.12 s
        EXPECT_TRUE(format == StreamFormat::flac || !bytes.empty()) << audio::media_type(format);
        EXPECT_EQ(engine_.spoken().size(), spoken_before + 1);
    }
}

TEST_F(ScriptStreamTest, SpeaksSlowerAndFasterThanTheEngineCan) {
    const auto usual = static_cast<double>(pcm(1.0).size());
    EXPECT_NEAR(static_cast<double>(pcm(2.0).size()), usual / 2, usual * 0.02);
    EXPECT_EQ(engine_.spoken().back().speed, 2.0);
    EXPECT_NEAR(static_cast<double>(pcm(4.0).size()), usual / 4, usual * 0.04);
    EXPECT_EQ(engine_.spoken().back().speed, 2.0);
    EXPECT_NEAR(static_cast<double>(pcm(0.25).size()), usual * 4, usual * 0.2);
    EXPECT_EQ(engine_.spoken().back().speed, 0.5);
}

TEST_F(ScriptStreamTest, TellsTheTimesAtTheTempoThatIsHeard) {
    ScriptStream stream(script_, {}, engine_, {.format = StreamFormat::pcm, .speed = 4.0});
    const auto seconds = static_cast<double>(bytes_of(stream).size()) / 48'000.0;
    EXPECT_NEAR(stream.seconds(), seconds, 1e-9);
    const auto words = stream.take_words();
    ASSERT_EQ(words.size(), 6U);
    EXPECT_LE(words.back().end, seconds + 0.02);
    EXPECT_GE(words.back().end, seconds - 0.05);
}

TEST_F(ScriptStreamTest, HoldsThePeaksAtMinusOneDecibel) {
    const auto bytes = pcm(1.0);
    int largest = 0;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        const auto step = static_cast<std::int16_t>(static_cast<std::uint8_t>(bytes[i]) |
                                                    static_cast<std::uint8_t>(bytes[i + 1]) << 8U);
        largest = std::max(largest, std::abs(static_cast<int>(step)));
    }
    EXPECT_LE(largest, 29'205);
    EXPECT_GT(largest, 28'000);
}

TEST_F(ScriptStreamTest, SaysThatAacNeedsAProgram) {
    try {
        ScriptStream stream(script_, {}, engine_, {.format = StreamFormat::aac});
        FAIL();
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
    }
}

TEST_F(ScriptStreamTest, EndsOnce) {
    ScriptStream stream(script_, {}, engine_, {.format = StreamFormat::wav});
    EXPECT_FALSE(bytes_of(stream).empty());
    std::string more;
    EXPECT_FALSE(stream.next(more, {}));
    EXPECT_TRUE(more.empty());
}

}  // namespace
}  // namespace storyflow::narration
