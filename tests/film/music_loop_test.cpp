#include "film/music_loop.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/file.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::film {

namespace {

class MusicLoopTest : public testing::Test {
  protected:
    /// Left: the number of the frame in steps of 1/32768, modulo 10,000; right: its negative.
    std::filesystem::path counted(std::int64_t frames) const {
        std::vector<std::int16_t> samples;
        for (std::int64_t i = 0; i < frames; ++i) {
            samples.push_back(static_cast<std::int16_t>(i % 10'000));
            samples.push_back(static_cast<std::int16_t>(-(i % 10'000)));
        }
        const auto file = directory_.path() / "music.pcm";
        base::replace_file(file, {reinterpret_cast<const char*>(samples.data()), samples.size() * 2});
        return file;
    }
    static std::vector<StereoFrame> read(MusicLoop& loop, std::int64_t first, std::size_t count) {
        std::vector<StereoFrame> frames(count);
        loop.read(first, frames);
        return frames;
    }

    support::TemporaryDirectory directory_;
};

double number_of(float value) {
    return value * 32768.0;
}

}  // namespace

TEST_F(MusicLoopTest, PlaysTheMusicOnceAsItIs) {
    MusicLoop loop(counted(20'000));
    const auto frames = read(loop, 0, 15'000);
    for (std::size_t i = 0; i < frames.size(); i += 97) {
        EXPECT_DOUBLE_EQ(number_of(frames[i].left), static_cast<double>(i % 10'000));
        EXPECT_DOUBLE_EQ(number_of(frames[i].right), -static_cast<double>(i % 10'000));
    }
}

TEST_F(MusicLoopTest, MixesItsEndWithItsBeginningAtTheSamePower) {
    MusicLoop loop(counted(20'000));  // the last 5,000 frames are shared
    const auto frames = read(loop, 15'000, 5'000);
    for (std::size_t i = 0; i < frames.size(); i += 101) {
        const double way = (static_cast<double>(i) + 0.5) / 5'000 * std::acos(-1.0) / 2;
        const double expected = std::sin(way) * static_cast<double>(i) +
                                std::cos(way) * static_cast<double>((15'000 + i) % 10'000);
        EXPECT_NEAR(number_of(frames[i].left), expected, 0.01) << i;
    }
    EXPECT_DOUBLE_EQ(number_of(read(loop, 20'000, 1)[0].left), 5'000) << "the beginning alone";
}

TEST_F(MusicLoopTest, GoesOnForEverWithTheSamePeriod) {
    MusicLoop loop(counted(20'000));
    const auto second = read(loop, 15'000, 15'000);
    const auto hundredth = read(loop, 15'000LL * 99, 15'000);
    for (std::size_t i = 0; i < second.size(); i += 89)
        EXPECT_EQ(second[i].left, hundredth[i].left) << i;
}

TEST_F(MusicLoopTest, GivesTheSameFramesInPiecesOfAnySize) {
    MusicLoop loop(counted(60'000));
    const auto whole = read(loop, 40'000, 30'000);
    std::vector<StereoFrame> pieces;
    for (std::int64_t first = 40'000; first < 70'000; first += 750) {
        const auto piece = read(loop, first, 750);
        pieces.insert(pieces.end(), piece.begin(), piece.end());
    }
    for (std::size_t i = 0; i < whole.size(); i += 41)
        EXPECT_EQ(whole[i].left, pieces[i].left) << i;
}

TEST_F(MusicLoopTest, RefusesWhatIsTooShortOrMissing) {
    EXPECT_THROW(MusicLoop(counted(4'799)), base::Error);
    EXPECT_NO_THROW(MusicLoop(counted(4'800)));
    EXPECT_THROW(MusicLoop(directory_.path() / "nothing"), base::Error);
}

}  // namespace storyflow::film
