#include "film/music.hpp"

#include <gmock/gmock.h>

#include <cmath>

#include "audio/wav.hpp"
#include "base/child_program.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "film/music_loop.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::film {

namespace {

/// Decodes with `ffmpeg`, and skips without it.
class MusicTest : public testing::Test {
  protected:
    void SetUp() override {
        ffmpeg_ = base::find_program("ffmpeg", "/usr/bin:/usr/local/bin:/bin");
        if (ffmpeg_.empty()) GTEST_SKIP() << "there is no ffmpeg";
    }
    std::filesystem::path file(const std::string& name) const { return directory_.path() / name; }
    std::string failure(const std::filesystem::path& music) const {
        try {
            decode_music(ffmpeg_, music, 1, file("music.pcm"), {});
        } catch (const base::Error& error) {
            return error.what();
        }
        return "none";
    }

    support::TemporaryDirectory directory_;
    std::filesystem::path ffmpeg_;
};

}  // namespace

TEST_F(MusicTest, IsDecodedToStereoAtTheRateOfFilmsAndCut) {
    audio::Pcm tone;
    for (int i = 0; i < 3 * audio::narration_rate; ++i)
        tone.samples.push_back(0.5F * std::sin(0.02F * static_cast<float>(i)));
    base::replace_file(file("tone.wav"), audio::encode_wav(tone));
    decode_music(ffmpeg_, file("tone.wav"), 1.5, file("music.pcm"), {});
    EXPECT_EQ(std::filesystem::file_size(file("music.pcm")), 1.5 * music_rate * 4);
    MusicLoop loop(file("music.pcm"));
    std::vector<StereoFrame> frames(music_rate / 2);
    loop.read(0, frames);
    for (std::size_t i = 1'000; i < frames.size(); i += 2 * 31) {
        // From two speakers as loud as from one.
        EXPECT_NEAR(frames[i].left, tone.samples[i / 2] * std::sqrt(0.5F), 0.01) << i;
        EXPECT_EQ(frames[i].left, frames[i].right);
    }
}

TEST_F(MusicTest, SaysWhichFileCannotBeRead) {
    EXPECT_EQ(failure(file("gone.mp3")), "There is no music file gone.mp3.");
    base::replace_file(file("story.mp3"), "Once upon a time.");
    EXPECT_THAT(failure(file("story.mp3")), testing::StartsWith("The music story.mp3 cannot be read: "));
    base::replace_file(file("list.m3u8"), "#EXTM3U\n#EXTINF:1,\nhttp://localhost:9/a.mp3\n");
    EXPECT_THAT(failure(file("list.m3u8")), testing::StartsWith("The music list.m3u8 cannot be read: "));
}

}  // namespace storyflow::film
