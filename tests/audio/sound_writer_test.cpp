#include "audio/sound_writer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "audio/level.hpp"
#include "audio/wav.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "tests/audio/sounds.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::audio {
namespace {

class SoundWriterTest : public testing::Test {
  protected:
    std::filesystem::path write(const Pcm& sound, const SoundFileOptions& options) const {
        auto file = directory_.path() / "sound";
        SoundWriter writer(file, options);
        const auto half = sound.samples.size() / 3;
        writer.write(std::span(sound.samples).first(half));
        writer.write(std::span(sound.samples).subspan(half));
        writer.finish();
        return file;
    }

    support::TemporaryDirectory directory_;
};

/// The bit rates of an mp3 file's frames, by their headers (MPEG-1 Layer III at 44.1 kHz).
std::vector<int> bit_rates(const std::string& mp3) {
    constexpr std::array<int, 15> kilobits{0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    std::vector<int> rates;
    std::size_t at = mp3.find("\xFF\xFB");
    while (at + 4 < mp3.size() && mp3[at] == '\xFF' && mp3[at + 1] == '\xFB') {
        const auto flags = static_cast<unsigned char>(mp3[at + 2]);
        rates.push_back(kilobits.at(flags >> 4U));
        at += static_cast<std::size_t>(144'000 * rates.back() / 44'100) + ((flags >> 1U) & 1U);
    }
    return rates;
}

constexpr std::size_t any_size = 100'000'000;

}  // namespace

TEST_F(SoundWriterTest, LosslessFormatsKeepEverySample) {
    auto sound = tone(0.5, 0.9F);
    sound.samples[7] = -1.0F;
    const auto wav = directory_.path() / "first.wav";
    base::write_file(wav, encode_wav(sound));
    const auto read = read_wav(wav);
    for (const auto format : {SoundFormat::wav, SoundFormat::flac}) {
        const auto again = read_wav(write(read, {.format = format}));
        EXPECT_EQ(again.samples, read.samples);
        EXPECT_EQ(again.sample_rate, narration_rate);
    }
}

TEST_F(SoundWriterTest, EveryFormatKeepsTheDurationAndTheLevel) {
    const auto sound = tone(1.3, 0.5F);
    for (const auto format : {SoundFormat::wav, SoundFormat::flac, SoundFormat::mp3, SoundFormat::opus}) {
        const auto file = write(sound, {.format = format});
        const auto decoded = read_wav(file);
        EXPECT_NEAR(decoded.duration(), 1.3, 1e-4);
        EXPECT_NEAR(peak(decoded), 0.5F, 0.03F);
        EXPECT_EQ(decoded.sample_rate, format == SoundFormat::mp3 ? 44'100 : narration_rate);
    }
}

TEST_F(SoundWriterTest, Mp3HasTheBitRateInEveryFrame) {
    const auto file = write(tone(1.0, 0.5F), {.format = SoundFormat::mp3, .kilobits = 192});
    const auto rates = bit_rates(base::read_file(file, any_size));
    EXPECT_GE(rates.size(), 38U);
    EXPECT_THAT(rates, testing::Each(192));
}

TEST_F(SoundWriterTest, Mp3KeepsTheLevelAtEveryBitRate) {
    const auto sound = tone(2.0, 0.5F);
    for (const int kilobits : {64, 96, 128, 160, 192, 224, 256, 320}) {
        const auto decoded = read_wav(write(sound, {.format = SoundFormat::mp3, .kilobits = kilobits}));
        double power = 0.0;
        for (const float sample : decoded.samples)
            power += static_cast<double>(sample) * static_cast<double>(sample);
        EXPECT_NEAR(std::sqrt(2.0 * power / static_cast<double>(decoded.samples.size())), 0.5, 0.005)
            << kilobits;
    }
}

TEST_F(SoundWriterTest, OpusHasAboutTheBitRate) {
    auto noise = tone(20.0, 0.0F);
    unsigned state = 1;
    for (auto& sample : noise.samples) {
        state = state * 1'664'525U + 1'013'904'223U;
        sample = static_cast<float>(state >> 8U) / 16'777'216.0F - 0.5F;
    }
    const auto size = [&](int kilobits) {
        return static_cast<double>(
            std::filesystem::file_size(write(noise, {.format = SoundFormat::opus, .kilobits = kilobits})));
    };
    EXPECT_NEAR(size(32) * 8 / 20.0, 32'000, 6'000);
    EXPECT_NEAR(size(96) * 8 / 20.0, 96'000, 15'000);
}

TEST_F(SoundWriterTest, MoreThanFourGigabytesBecomeRf64) {
    const auto head = [&](std::uint64_t samples) {
        return base::read_file(write(tone(0.1, 0.5F), {.samples = samples}), any_size).substr(0, 4);
    };
    EXPECT_EQ(head(2'000'000'000), "RIFF");
    EXPECT_EQ(head(3'000'000'000), "RF64");
}

TEST_F(SoundWriterTest, WritesTitleAndAuthor) {
    for (const auto format : {SoundFormat::flac, SoundFormat::mp3, SoundFormat::opus}) {
        const auto file =
            write(tone(0.5, 0.5F), {.format = format, .tags = {"The Hound", "A. Doyle", "Tales", 3}});
        const auto bytes = base::read_file(file, any_size);
        EXPECT_THAT(bytes, testing::HasSubstr("The Hound"));
        EXPECT_THAT(bytes, testing::HasSubstr("A. Doyle"));
    }
}

TEST_F(SoundWriterTest, ClipsWhatIsTooLoud) {
    Pcm sound;
    sound.samples = {2.0F, -2.0F, NAN, 0.5F};
    const auto decoded = read_wav(write(sound, {})).samples;
    EXPECT_EQ(decoded, (std::vector<float>{32767.0F / 32768.0F, -1.0F, 0.0F, 0.5F}));
}

TEST_F(SoundWriterTest, NamesAFileThatCannotBeWritten) {
    try {
        const SoundWriter writer(directory_.path() / "no" / "where.flac", {.format = SoundFormat::flac});
        FAIL() << "it was written";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
        EXPECT_THAT(error.what(), testing::HasSubstr("where.flac"));
    }
}

}  // namespace storyflow::audio
