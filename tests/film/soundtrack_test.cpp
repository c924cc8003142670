#include "film/soundtrack.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string>
#include <vector>

#include "audio/resample.hpp"
#include "audio/wav.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::film {

namespace {

constexpr int rate = audio::narration_rate;

class SoundtrackTest : public testing::Test {
  protected:
    /// A tone of a second.
    SoundtrackTest() {
        for (int i = 0; i < rate; ++i)
            voice_.samples.push_back(0.8F * std::sin(0.1F * static_cast<float>(i)));
        base::replace_file(file("voice.wav"), audio::encode_wav(voice_));
        voice_ = audio::read_wav(file("voice.wav"));
    }
    std::filesystem::path file(const std::string& name) const { return directory_.path() / name; }

    /// Music of the same value everywhere.
    std::filesystem::path music(std::int16_t value) const {
        const std::vector<std::int16_t> samples(std::size_t{2} * 4 * 48'000, value);
        base::replace_file(file("music.pcm"),
                           {reinterpret_cast<const char*>(samples.data()), samples.size() * 2});
        return file("music.pcm");
    }
    Soundtrack soundtrack() const {
        return {.voice = file("voice.wav"), .voice_begins = rate / 2, .length = 2 * rate};
    }
    Soundtrack with_music(std::int16_t value, double level) const {
        auto track = soundtrack();
        track.music = music(value);
        track.music_level = level;
        track.voices = {{rate / 2, rate + rate / 2}};
        return track;
    }
    /// The samples of the file, without its header.
    std::vector<std::int16_t> written(const Soundtrack& soundtrack) const {
        write_soundtrack(soundtrack, file("sound.wav"), {});
        const auto bytes = base::read_file(file("sound.wav"), 10'000'000).substr(44);
        std::vector<std::int16_t> samples(bytes.size() / 2);
        std::memcpy(samples.data(), bytes.data(), bytes.size());
        return samples;
    }

    audio::Pcm voice_;
    support::TemporaryDirectory directory_;
};

}  // namespace

TEST_F(SoundtrackTest, WithoutMusicHasTheVoicesOwnSamplesAtTheirPlace) {
    const auto samples = written(soundtrack());
    const auto info = audio::wav_info(file("sound.wav"));
    EXPECT_EQ(info.channels, 1);
    EXPECT_EQ(info.sample_rate, rate);
    ASSERT_EQ(info.frames, 2 * rate) << "exactly as long as the film";
    const auto own = base::read_file(file("voice.wav"), 1'000'000).substr(44);
    EXPECT_EQ(std::memcmp(samples.data() + rate / 2, own.data(), own.size()), 0);
    EXPECT_TRUE(std::all_of(samples.begin(), samples.begin() + rate / 2, [](auto s) { return s == 0; }));
    EXPECT_TRUE(std::all_of(samples.begin() + rate + rate / 2, samples.end(), [](auto s) { return s == 0; }));
}

TEST_F(SoundtrackTest, CutsAVoiceThatIsLongerThanTheFilm) {
    auto brief = soundtrack();
    brief.length = rate;
    EXPECT_EQ(written(brief).size(), static_cast<std::size_t>(rate));
}

TEST_F(SoundtrackTest, WithSilentMusicHasTheVoiceAloneInBothChannels) {
    const auto samples = written(with_music(0, 0));
    const auto info = audio::wav_info(file("sound.wav"));
    EXPECT_EQ(info.channels, 2);
    EXPECT_EQ(info.sample_rate, 48'000);
    ASSERT_EQ(info.frames, 4 * rate) << "two seconds";
    const auto voice = audio::resample(voice_, 48'000);
    for (std::size_t i = 1'000; i + 1'000 < voice.samples.size(); i += 53) {
        const auto place = 2 * (i + static_cast<std::size_t>(rate));
        EXPECT_NEAR(samples[place], voice.samples[i] * 32768, 40) << i;
        EXPECT_EQ(samples[place], samples[place + 1]);
    }
}

TEST_F(SoundtrackTest, AddsTheMusicAndLeavesTheVoiceAsItIs) {
    const auto alone = written(with_music(0, 0));
    const auto together = written(with_music(16'384, -6.0206));
    for (std::size_t i = 0; i < alone.size(); i += 2 * 480) {
        const double seconds = static_cast<double>(i / 2) / 48'000;
        const double added = together[i] - alone[i];
        if (seconds > 0.5 && seconds < 1.4) {
            EXPECT_NEAR(added, 8'192 * 0.2512, 3) << "12 dB less under the voice, at " << seconds;
        } else {
            EXPECT_GE(added, -1) << seconds;
            EXPECT_LE(added, 8'192) << seconds;
        }
    }
    EXPECT_EQ(together.front(), 0) << "it grows from silence";
}

TEST_F(SoundtrackTest, LetsOnlyTheMusicGiveWayWhereBothAreTooLoud) {
    const auto alone = written(with_music(0, 0));
    const auto together = written(with_music(32'767, 0));
    std::size_t limited = 0;
    for (std::size_t i = 2 * 24'000; i < 2 * 60'000; ++i) {
        EXPECT_GE(together[i], alone[i] - 1);
        limited += together[i] >= 32'766 ? 1U : 0U;
    }
    EXPECT_GT(limited, 1'000U);
}

TEST_F(SoundtrackTest, GivesTheSameBytesEachTime) {
    EXPECT_EQ(written(with_music(5'000, -10)), written(with_music(5'000, -10)));
}

TEST_F(SoundtrackTest, SaysWhatIsMissingAndLeavesNothingBehind) {
    auto broken = soundtrack();
    broken.voice = file("nothing.wav");
    EXPECT_THROW(write_soundtrack(broken, file("out.wav"), {}), base::Error);
    auto long_one = with_music(0, 0);
    long_one.length = std::int64_t{rate} * 3600 * 7;
    EXPECT_THROW(write_soundtrack(long_one, file("out.wav"), {}), base::Error);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW(write_soundtrack(soundtrack(), file("out.wav"), stop.get_token()), base::Error);
    EXPECT_FALSE(std::filesystem::exists(file("out.wav")));
    EXPECT_FALSE(std::filesystem::exists(file("out.wav.unfinished")));
}

}  // namespace storyflow::film
