#include "audio/stream_resampler.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "audio/resample.hpp"
#include "base/error.hpp"
#include "tests/audio/sounds.hpp"

namespace storyflow::audio {

RC_GTEST_PROP(StreamResampler, GivesInPiecesWhatResamplingTheWholeGives, ()) {
    const auto sound = tone(*rc::gen::inRange(1, 3000) / 1000.0, 0.5F);
    const int rate = *rc::gen::element(22'050, 44'100, 48'000);
    StreamResampler resampler(narration_rate, rate);
    std::vector<float> converted;
    for (std::size_t at = 0; at < sound.samples.size();) {
        const auto size = std::min(*rc::gen::inRange<std::size_t>(1, 20'000), sound.samples.size() - at);
        resampler.add(std::span(sound.samples).subspan(at, size), converted);
        at += size;
    }
    resampler.finish(converted);
    const auto whole = resample(sound, rate);
    RC_ASSERT(converted.size() == whole.samples.size());
    float largest = 0.0F;
    for (std::size_t i = 0; i < converted.size(); ++i)
        largest = std::max(largest, std::abs(converted[i] - whole.samples[i]));
    RC_ASSERT(largest < 1e-4F);
}

TEST(StreamResampler, RefusesARateThatCannotBe) {
    EXPECT_THROW(StreamResampler(0, 44'100), base::Error);
    EXPECT_THROW(StreamResampler(24'000, 0), base::Error);
}

}  // namespace storyflow::audio
