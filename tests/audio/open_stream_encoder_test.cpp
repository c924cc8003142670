#include "audio/open_stream_encoder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <future>
#include <string>

#include "base/child_program.hpp"
#include "base/error.hpp"
#include "tests/audio/sounds.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::audio {
namespace {

std::filesystem::path ffmpeg() {
    return base::find_program("ffmpeg", "/usr/bin:/usr/local/bin");
}

/// What a player makes of the bytes: samples at 24 kHz.
std::vector<float> decoded(StreamFormat format, const std::string& bytes) {
    const support::TemporaryDirectory folder;
    const auto file = folder.path() / "stream";
    std::ofstream(file, std::ios::binary) << bytes;
    std::vector<std::string> arguments{"-v", "error", "-nostdin"};
    if (format == StreamFormat::pcm)
        arguments.insert(arguments.end(), {"-f", "s16le", "-ar", "24000", "-ac", "1"});
    arguments.insert(arguments.end(),
                     {"-i", file.string(), "-f", "s16le", "-ar", "24000", "-ac", "1", "pipe:1"});
    base::ChildProgram player({ffmpeg(), arguments}, {.output = 10'000'000});
    const auto end = player.finish({});
    EXPECT_EQ(end.status, 0) << end.said;
    std::vector<float> samples;
    for (std::size_t i = 0; i + 1 < end.output.size(); i += 2) {
        const auto step = static_cast<std::int16_t>(static_cast<std::uint8_t>(end.output[i]) |
                                                    static_cast<std::uint8_t>(end.output[i + 1]) << 8U);
        samples.push_back(static_cast<float>(step) / 32768.0F);
    }
    return samples;
}

/// The root mean square of the middle, as a sine's amplitude.
double level(std::span<const float> samples) {
    double sum = 0.0;
    const auto middle = samples.subspan(samples.size() / 4, samples.size() / 2);
    for (const float sample : middle)
        sum += static_cast<double>(sample) * static_cast<double>(sample);
    return std::sqrt(2.0 * sum / static_cast<double>(middle.size()));
}

/// What every encoder does.
class StreamEncoders : public testing::TestWithParam<StreamFormat> {
  protected:
    void SetUp() override {
        if (ffmpeg().empty()) GTEST_SKIP() << "ffmpeg is not installed";
        encoder_ = open_stream_encoder(GetParam(), std::make_shared<AacProgram>(ffmpeg()));
    }
    void add(std::span<const float> samples) { encoder_->add(samples, bytes_, {}); }

    std::unique_ptr<StreamEncoder> encoder_;
    std::string bytes_;
};

TEST_P(StreamEncoders, KeepTheWholeSoundAndItsLevel) {
    const auto sound = tone(2.0, 0.5F).samples;
    for (std::size_t at = 0; at < sound.size(); at += 10'000)
        add(std::span(sound).subspan(at, std::min<std::size_t>(10'000, sound.size() - at)));
    encoder_->finish(bytes_, {});
    const auto heard = decoded(GetParam(), bytes_);
    EXPECT_GE(heard.size(), sound.size());
    EXPECT_LE(heard.size(), sound.size() + 4096) << "what an encoder adds around the sound is short";
    EXPECT_NEAR(level(heard), 0.5, 0.015);
}

TEST_P(StreamEncoders, GiveMostOfASentenceBeforeTheNextIsKnown) {
    add(tone(1.5, 0.5F).samples);
    const auto heard = decoded(GetParam(), bytes_);
    EXPECT_GE(heard.size(), 24'000U) << "of 36,000 samples";
}

TEST_P(StreamEncoders, GiveBytesForAShortSentence) {
    add(tone(0.4, 0.5F).samples);
    EXPECT_FALSE(bytes_.empty());
}

TEST_P(StreamEncoders, EndASoundThatNeverBegan) {
    EXPECT_NO_THROW(encoder_->finish(bytes_, {}));
}

TEST_P(StreamEncoders, TakeSamplesThatAreOutOfRange) {
    std::vector<float> wild(24'000, 7.0F);
    wild[5] = std::nanf("");
    wild[6] = -INFINITY;
    EXPECT_NO_THROW(add(wild));
    EXPECT_NO_THROW(encoder_->finish(bytes_, {}));
}

TEST_P(StreamEncoders, MayBeGivenUpInTheMiddle) {
    add(tone(0.5, 0.5F).samples);
    auto end = std::async(std::launch::async, [this] { encoder_.reset(); });
    EXPECT_EQ(end.wait_for(std::chrono::seconds(10)), std::future_status::ready)
        << "its program is waited for";
}

INSTANTIATE_TEST_SUITE_P(All, StreamEncoders,
                         testing::Values(StreamFormat::mp3, StreamFormat::opus, StreamFormat::aac,
                                         StreamFormat::flac, StreamFormat::wav, StreamFormat::pcm),
                         [](const auto& format) {
                             const auto type = std::string(media_type(format.param));
                             return type.substr(type.find('/') + 1);
                         });

}  // namespace
}  // namespace storyflow::audio
