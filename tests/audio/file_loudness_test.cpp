#include "audio/file_loudness.hpp"

#include <gtest/gtest.h>

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

}  // namespace storyflow::audio
