#include "audio/file_loudness.hpp"

#include <gtest/gtest.h>

#include <string>

#include "audio/join.hpp"
#include "audio/wav.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "tests/audio/sounds.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::audio {

TEST(FileLoudness, MeasuresTheWholeFileAndItsQuietEdges) {
    const support::TemporaryDirectory directory;
    const auto file = directory.path() / "sound.wav";
    Pcm sound;
    append_silence(sound, 0.75);
    append(sound, tone(3.0, 0.1F));
    append_silence(sound, 2.0);
    base::write_file(file, encode_wav(sound));
    const auto measured = measure_file(file);
    EXPECT_EQ(measured.sample_rate, narration_rate);
    EXPECT_NEAR(measured.duration, 5.75, 1e-6);
    EXPECT_NEAR(measured.quiet_at_begin, 0.75, 0.011);
    EXPECT_NEAR(measured.quiet_at_end, 2.0, 0.011);
    EXPECT_NEAR(measured.loudness.sample_peak.value(), -20.0, 0.05);
}

TEST(FileLoudness, SilenceIsQuietFromBeginToEnd) {
    const support::TemporaryDirectory directory;
    const auto file = directory.path() / "sound.wav";
    base::write_file(file, encode_wav(tone(1.0, 0.0F)));
    EXPECT_NEAR(measure_file(file).quiet_at_begin, 1.0, 1e-6);
    EXPECT_THROW((void)measure_file(directory.path() / "gone.wav"), base::Error);
}

TEST(FileLoudness, AFileOfAnImpossibleRateIsRefusedByItsRate) {
    const support::TemporaryDirectory directory;
    for (const int rate : {1, 50, 99, lowest_measured_rate - 1, highest_measured_rate + 1}) {
        const auto file = directory.path() / (std::to_string(rate) + ".wav");
        Pcm sound = tone(0.1, 0.1F);
        sound.sample_rate = rate;
        base::write_file(file, encode_wav(sound));
        try {
            (void)measure_file(file);
            ADD_FAILURE() << rate;
        } catch (const base::Error& error) {
            EXPECT_EQ(error.kind(), base::ErrorKind::invalid_input);
            EXPECT_NE(std::string(error.what()).find(std::to_string(rate) + " Hz"), std::string::npos);
        }
    }
}

}  // namespace storyflow::audio
