#include "audio/wav.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <limits>

#include "base/error.hpp"
#include "base/file.hpp"
#include "tests/audio/sounds.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::audio {
namespace {

constexpr std::size_t header_size = 44;

std::vector<std::int16_t> steps_of(const std::string& wav) {
    std::vector<std::int16_t> steps((wav.size() - header_size) / sizeof(std::int16_t));
    std::memcpy(steps.data(), wav.data() + header_size, steps.size() * sizeof(std::int16_t));
    return steps;
}

base::ErrorKind kind_of_failure(const std::filesystem::path& file) {
    try {
        (void)wav_info(file);
    } catch (const base::Error& error) {
        return error.kind();
    }
    ADD_FAILURE() << "no error";
    return base::ErrorKind::internal;
}

class WavFiles : public testing::Test {
  protected:
    std::filesystem::path write(const std::string& name, const std::string& bytes) const {
        base::write_file_synced(directory_.path() / name, bytes);
        return directory_.path() / name;
    }
    support::TemporaryDirectory directory_;
};

TEST(Wav, RoundsToTheNearestStep) {
    const float step = 1.0F / 32767.0F;
    const std::string wav = encode_wav(Pcm{{0.0F, 0.4F * step, 0.6F * step, -0.6F * step, 1.0F, -1.0F}});
    EXPECT_EQ(steps_of(wav), (std::vector<std::int16_t>{0, 0, 1, -1, 32767, -32767}));
}

TEST(Wav, ClipsWhatIsTooLoudAndSilencesWhatIsNoNumber) {
    const std::string wav =
        encode_wav(Pcm{{2.0F, -2.0F, std::nanf(""), std::numeric_limits<float>::infinity()}});
    EXPECT_EQ(steps_of(wav), (std::vector<std::int16_t>{32767, -32767, 0, 32767}));
}

TEST(Wav, HasTheCanonicalHeader) {
    const std::string wav = encode_wav(tone(0.5, 0.5F));
    EXPECT_EQ(wav.size(), header_size + 12000 * 2);
    EXPECT_EQ(wav.substr(0, 4), "RIFF");
    EXPECT_EQ(wav.substr(8, 8), "WAVEfmt ");
    EXPECT_EQ(wav.substr(36, 4), "data");
}

TEST_F(WavFiles, TellTheirLengthAndRate) {
    const WavInfo one = wav_info(write("one.wav", encode_wav(tone(1.0, 0.5F))));
    EXPECT_EQ(one.frames, 24000);
    EXPECT_EQ(one.sample_rate, narration_rate);
    EXPECT_EQ(one.channels, 1);
    EXPECT_DOUBLE_EQ(one.duration(), 1.0);
    EXPECT_DOUBLE_EQ(wav_info(write("two.wav", encode_wav(tone(2.0, 0.5F)))).duration(), 2.0);
}

TEST_F(WavFiles, ComeBackAsTheyWereWithinOneStep) {
    const Pcm sound = tone(1.5, 0.8F);
    const Pcm back = read_wav(write("tone.wav", encode_wav(sound)));
    ASSERT_EQ(back.samples.size(), sound.samples.size());
    EXPECT_EQ(back.sample_rate, sound.sample_rate);
    for (std::size_t i = 0; i < sound.samples.size(); ++i) {
        ASSERT_NEAR(back.samples[i], sound.samples[i], 1.0F / 16384.0F) << i;
    }
}

TEST_F(WavFiles, AreMissedWhenMissing) {
    EXPECT_EQ(kind_of_failure(directory_.path() / "none.wav"), base::ErrorKind::not_found);
}

TEST_F(WavFiles, AreRefusedWhenBroken) {
    EXPECT_EQ(kind_of_failure(write("text.wav", "this is no sound")), base::ErrorKind::invalid_input);
    EXPECT_EQ(kind_of_failure(write("empty.wav", "")), base::ErrorKind::invalid_input);
    EXPECT_EQ(kind_of_failure(write("silent.wav", encode_wav(Pcm{}))), base::ErrorKind::invalid_input);
    EXPECT_EQ(kind_of_failure(directory_.path()), base::ErrorKind::invalid_input);
}

TEST_F(WavFiles, AreCountedByWhatIsThereNotByTheirHeader) {
    const std::string whole = encode_wav(tone(1.0, 0.5F));
    const auto cut = write("cut.wav", whole.substr(0, whole.size() / 2));
    EXPECT_LT(wav_info(cut).frames, 12001);
    EXPECT_EQ(static_cast<std::int64_t>(read_wav(cut).samples.size()), wav_info(cut).frames);
}

}  // namespace
}  // namespace storyflow::audio
