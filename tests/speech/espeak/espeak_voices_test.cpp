#include "speech/espeak/espeak_voices.hpp"

#include <gtest/gtest.h>

#include <set>
#include <utility>

#include "speech/voices.hpp"

namespace storyflow::speech {
namespace {

TEST(EspeakVoices, AreAllDifferent) {
    std::set<std::pair<std::string_view, int>> combinations;
    for (const Voice& voice : all_voices()) {
        const EspeakVoice imitation = espeak_voice(voice.id);
        combinations.emplace(imitation.name, imitation.pitch);
    }
    EXPECT_EQ(combinations.size(), all_voices().size());
}

TEST(EspeakVoices, HaveTheAccentOfTheirId) {
    for (const Voice& voice : all_voices()) {
        EXPECT_EQ(espeak_voice(voice.id).name.starts_with("en-gb-x-rp+"), voice.accent == Accent::british)
            << voice.id;
        EXPECT_EQ(espeak_voice(voice.id).name.starts_with("en-us+"), voice.accent == Accent::american)
            << voice.id;
    }
}

TEST(EspeakVoices, FallBackToTheDefaultVoice) {
    EXPECT_EQ(espeak_voice("zz_zoe").name, espeak_voice(default_voice).name);
}

}  // namespace
}  // namespace storyflow::speech
