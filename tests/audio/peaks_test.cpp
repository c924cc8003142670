#include "audio/peaks.hpp"

#include <gmock/gmock.h>

#include <string>

#include "audio/wav.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::audio {

using testing::Each;
using testing::ElementsAre;
using testing::FloatNear;
using testing::SizeIs;

namespace {

class WavPeaks : public testing::Test {
  protected:
    std::vector<float> peaks(std::vector<float> samples, std::size_t count) {
        const auto file = directory_.path() / (std::to_string(++sounds_) + ".wav");
        base::write_file_synced(file, encode_wav(Pcm{std::move(samples)}));
        return wav_peaks(file, count);
    }

    support::TemporaryDirectory directory_;
    int sounds_ = 0;
};

auto about(float peak) {
    return FloatNear(peak, 0.001F);
}

}  // namespace

TEST_F(WavPeaks, AreTheLargestMagnitudesOfEqualSlices) {
    EXPECT_THAT(peaks({0.1F, -0.5F, 0.2F, 0.0F, 0.3F, 0.25F}, 3),
                ElementsAre(about(0.5F), about(0.2F), about(0.3F)));
}

TEST_F(WavPeaks, CoverEveryFrameOnceWhereTheSlicesDoNotDivideTheLength) {
    std::vector<float> samples(100'000, 0.0F);
    samples.front() = 0.25F;
    samples[33'333] = -1.0F;  // the first frame of the second slice
    samples.back() = 0.75F;
    EXPECT_THAT(peaks(samples, 3), ElementsAre(about(0.25F), about(1.0F), about(0.75F)));
}

TEST_F(WavPeaks, OfALongSoundAreFoundInEveryBlock) {
    std::vector<float> samples(240'000);
    for (std::size_t i = 0; i < samples.size(); i += 300)
        samples[i] = 0.001F * static_cast<float>(i / 300);
    const auto found = peaks(samples, 800);
    ASSERT_THAT(found, SizeIs(800));
    for (std::size_t i = 0; i < found.size(); ++i)
        EXPECT_THAT(found[i], about(0.001F * static_cast<float>(i))) << i;
}

TEST_F(WavPeaks, OfAShortSoundRepeatItsFrames) {
    EXPECT_THAT(peaks({0.5F, -0.25F}, 4), ElementsAre(about(0.5F), about(0.5F), about(0.25F), about(0.25F)));
    EXPECT_THAT(peaks({0.5F}, 3), Each(about(0.5F)));
}

TEST_F(WavPeaks, NeverExceedOne) {
    EXPECT_THAT(peaks({-1.0F, 1.0F}, 2), Each(testing::Le(1.0F)));
}

TEST_F(WavPeaks, OfAMissingFileAreAnError) {
    EXPECT_THROW(static_cast<void>(wav_peaks(directory_.path() / "none.wav", 10)), base::Error);
}

}  // namespace storyflow::audio
