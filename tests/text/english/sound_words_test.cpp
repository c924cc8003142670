#include "text/english/sound_words.hpp"

#include <gtest/gtest.h>

#include "text/read_script.hpp"

namespace storyflow::text {
namespace {

TEST(SoundWords, HaveTheirSoundHoweverLongTheyAreWritten) {
    EXPECT_EQ(sound_phonemes("Shhh"), "ʃʃ");
    EXPECT_EQ(sound_phonemes("SHHHHHH"), "ʃʃ");
    EXPECT_EQ(sound_phonemes("Pfft"), "pft");
    EXPECT_EQ(sound_phonemes("hmmmph"), "hˈʌmf");
    EXPECT_EQ(sound_phonemes("tsk-tsk"), "tˈɪsktˈɪsk");
    EXPECT_EQ(sound_phonemes("Grrr"), "ɡɹɹ");
}

TEST(SoundWords, AreNoOtherWords) {
    for (const auto* word :
         {"", "-", "a", "he", "gr", "br", "m", "s", "rr", "pst", "shy", "hush", "Hmong", "psalm"})
        EXPECT_EQ(sound_phonemes(word), "") << word;
}

TEST(SoundWords, AreSpelledOnlyAsAbbreviations) {
    EXPECT_TRUE(is_drawn_out_sound("shhhh"));
    EXPECT_FALSE(is_drawn_out_sound("hm"));
    EXPECT_EQ(written_form(read_script("SHHHHH! GRRRR! The HM and the MM.", {})),
              "SHHHHH! GRRRR! The H M and the M M.");
}

TEST(SoundWords, GetTheirPhonemesInAScript) {
    const SpokenText text = read_script("\"Shhh!\" she said. [Pfft](/pˈʌf/)!", {});
    EXPECT_EQ(text.words.front().phonemes, "ʃʃ");
    EXPECT_EQ(text.words[1].phonemes, "");
    EXPECT_EQ(text.words.back().phonemes, "pˈʌf");
}

}  // namespace
}  // namespace storyflow::text
