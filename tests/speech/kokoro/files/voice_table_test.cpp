#include "speech/kokoro/files/voice_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "base/error.hpp"

namespace storyflow::speech::kokoro {
namespace {

using testing::ElementsAre;

/// All values of a row are its index.
VoiceTable numbered(std::size_t rows, std::size_t width = 2) {
    VoiceTable table{width, {}};
    for (std::size_t row = 0; row < rows; ++row)
        table.values.insert(table.values.end(), width, static_cast<float>(row));
    return table;
}

TEST(VoiceTables, GiveTheStyleForTheLengthOfTheInput) {
    const VoiceTable table = numbered(510);
    EXPECT_EQ(table.rows(), 510U);
    EXPECT_THAT(table.style(1), ElementsAre(0, 0));
    EXPECT_THAT(table.style(47), ElementsAre(46, 46));
    EXPECT_THAT(table.style(510), ElementsAre(509, 509));
}

TEST(VoiceTables, OfTheOldReleaseHaveARowForNoPhonemes) {
    const VoiceTable table = numbered(511);
    EXPECT_THAT(table.style(0), ElementsAre(0, 0));
    EXPECT_THAT(table.style(1), ElementsAre(1, 1));
    EXPECT_THAT(table.style(510), ElementsAre(510, 510));
}

TEST(VoiceTables, GiveTheNearestStyleBeyondTheirEnds) {
    EXPECT_THAT(numbered(510).style(0), ElementsAre(0, 0));
    EXPECT_THAT(numbered(510).style(100'000), ElementsAre(509, 509));
    EXPECT_THAT(numbered(511).style(511), ElementsAre(510, 510));
    EXPECT_THAT(numbered(1).style(9), ElementsAre(0, 0));
}

TEST(VoiceTables, WithoutRowsHaveNoStyle) {
    EXPECT_THROW((void)VoiceTable{}.style(1), base::Error);
}

TEST(MixedVoices, AreTheWeightedSumOfTheirTables) {
    const VoiceTable first{2, {1.0F, 2.0F, 3.0F, 4.0F}};
    const VoiceTable second{2, {-1.0F, 0.0F, 1.0F, 100.0F}};
    const VoiceTable mixed = mix(std::array{WeightedVoice{first, 0.75}, WeightedVoice{second, 0.25}});
    EXPECT_EQ(mixed.style_width, 2U);
    EXPECT_THAT(mixed.values, ElementsAre(0.5F, 1.5F, 2.5F, 28.0F));
}

TEST(MixedVoices, OfOneVoiceAreThatVoice) {
    const VoiceTable voice = numbered(3);
    EXPECT_EQ(mix(std::array{WeightedVoice{voice, 1.0}}).values, voice.values);
}

TEST(MixedVoices, NeedVoicesOfOneSize) {
    const VoiceTable rows_510 = numbered(510);
    const VoiceTable rows_511 = numbered(511);
    const VoiceTable wide = numbered(255, 4);
    EXPECT_THROW((void)mix({}), base::Error);
    EXPECT_THROW((void)mix(std::array{WeightedVoice{rows_510, 0.5}, WeightedVoice{rows_511, 0.5}}),
                 base::Error);
    EXPECT_THROW((void)mix(std::array{WeightedVoice{rows_510, 0.5}, WeightedVoice{wide, 0.5}}), base::Error);
}

}  // namespace
}  // namespace storyflow::speech::kokoro
