#include "speech/voice_list.hpp"

#include <gtest/gtest.h>

#include "tests/support/tone_engine.hpp"

namespace storyflow::speech {
namespace {

TEST(VoiceList, HasALineForEachVoiceThatCanSpeak) {
    support::ToneEngine kokoro("kokoro");
    support::ToneEngine hibari("hibari");
    kokoro.has_voices({"af_heart", "bm_george", "narrator"});
    hibari.has_voices({"af_heart"});
    EXPECT_EQ(voice_list(Engines({&kokoro, &hibari})),
              "af_heart: Heart, female, en-US (kokoro, hibari)\n"
              "bm_george: George, male, en-GB (kokoro)\n"
              "narrator: narrator,  (kokoro)\n");
}

}  // namespace
}  // namespace storyflow::speech
