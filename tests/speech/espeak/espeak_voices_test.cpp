#include "speech/espeak/espeak_voices.hpp"

#include <gtest/gtest.h>

#include <set>
#include <utility>

#include "speech/voices.hpp"

namespace storyflow::speech {
namespace {

TEST(EspeakVoices, AreAllDifferent) {
    std::set<std::pair<std::string_view, int>> combinations;
    for (const Voice& voice : published_voices()) {
        const EspeakVoice imitation = espeak_voice(voice.id);
        combinations.emplace(imitation.name, imitation.pitch);
    }
    EXPECT_EQ(combinations.size(), published_voices().size());
}

TEST(EspeakVoices, HaveTheAccentOfTheirId) {
    for (const Voice& voice : published_voices()) {
        EXPECT_EQ(espeak_voice(voice.id).name.starts_with("en-gb-x-rp+"), voice.accent == Accent::british)
            << voice.id;
        EXPECT_EQ(espeak_voice(voice.id).name.starts_with("en-us+"), voice.accent == Accent::american)
            << voice.id;
    }
}

TEST(EspeakVoices, FallBackToTheDefaultVoice) {
    EXPECT_EQ(espeak_voice("zz_zoe").name, espeak_voice(default_voice).name);
    EXPECT_EQ(espeak_voice("bm_owen").name, espeak_voice("bm_daniel").name);
}

}  // namespace
}  // namespace storyflow::speech
