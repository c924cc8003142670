#include "film/film.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <sstream>

#include "audio/wav.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "film/film_file.hpp"
#include "film/frame_painter.hpp"
#include "film/part_encoder.hpp"
#include "tests/film/drawn_picture.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::film {

namespace {

using testing::HasSubstr;

constexpr int rate = audio::narration_rate;

/// Looks into files with `ffprobe`, and skips without it.
class FilmTest : public testing::Test {
  protected:
    void SetUp() override {
        ffmpeg_ = base::find_program("ffmpeg", "/usr/bin:/usr/local/bin:/bin");
        ffprobe_ = base::find_program("ffprobe", "/usr/bin:/usr/local/bin:/bin");
        if (ffmpeg_.empty() || ffprobe_.empty()) GTEST_SKIP() << "there is no ffmpeg";
        std::filesystem::create_directory(work_);
    }

    std::filesystem::path write(const std::string& name, const std::string& bytes) const {
        base::replace_file(directory_.path() / name, bytes);
        return directory_.path() / name;
    }

    /// A tone.
    std::filesystem::path sound(const std::string& name, double seconds) const {
        audio::Pcm pcm;
        for (int i = 0; i < static_cast<int>(seconds * rate); ++i)
            pcm.samples.push_back(0.5F * std::sin(0.1F * static_cast<float>(i)));
        return write(name, audio::encode_wav(pcm));
    }

    FilmOrder order(FrameSize size, int frames_per_second) const {
        FilmOrder order;
        order.title = "Two steps";
        order.style.size = size;
        order.style.timing = {frames_per_second, 0.5};
        order.ffmpeg = ffmpeg_;
        order.preset = "veryfast";
        order.scenes = {{sound("1.wav", 0.71),
                         write("1.jpg", jpeg_file(four_fields(640, 480))),
                         "One small step.",
                         {{"One", "one", 0.1, 0.3, 0, 3},
                          {"small", "small", 0.3, 0.5, 4, 9},
                          {"step", "step", 0.5, 0.7, 10, 14}},
                         "1. One; small"},
                        {sound("2.wav", 0.83),
                         write("2.png", png_file(four_fields(300, 500))),
                         "Another one.",
                         {{"Another", "another", 0.2, 0.5, 0, 7}, {"one", "one", 0.5, 0.8, 8, 11}},
                         "2. Another"}};
        return order;
    }

    std::string probe(const std::filesystem::path& film, const std::string& entries,
                      const std::vector<std::string>& more = {}) const {
        std::vector<std::string> arguments{"-v", "error", "-show_entries", entries, "-of", "default=nw=1"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        arguments.push_back(film.string());
        base::ChildProgram program({ffprobe_, arguments}, {.output = 1 << 20});
        return program.finish({}).output;
    }

    support::TemporaryDirectory directory_;
    const std::filesystem::path work_ = directory_.path() / "work";
    const std::filesystem::path target_ = directory_.path() / "film.mp4";
    std::filesystem::path ffmpeg_;
    std::filesystem::path ffprobe_;
};

}  // namespace

TEST_F(FilmTest, IsWhatPlayersExpect) {
    const FilmMaker maker(order({720, 720}, 30), work_);
    std::int64_t told = 0;
    const auto length = maker.make(target_,
                                   [&told](std::int64_t frames, std::int64_t total) {
                                       EXPECT_EQ(frames, ++told);
                                       EXPECT_EQ(total, 64);
                                   },
                                   {});
    EXPECT_EQ(length.frames, 64) << "0.71 + 0.3 + 0.83 + 0.3 s are 64.2 frames";
    EXPECT_EQ(told, 64);
    const auto video = probe(target_,
                             "stream=codec_name,profile,pix_fmt,width,height,r_frame_rate,nb_read_frames,"
                             "color_space,color_transfer,color_primaries,color_range,duration",
                             {"-select_streams", "v", "-count_frames"});
    for (const auto* line :
         {"codec_name=h264", "profile=High", "pix_fmt=yuv420p", "width=720", "height=720",
          "r_frame_rate=30/1", "nb_read_frames=64", "color_space=bt709", "color_transfer=bt709",
          "color_primaries=bt709", "color_range=tv", "duration=2.133333"}) {
        EXPECT_THAT(video, HasSubstr(line));
    }
    const auto sound = probe(target_, "stream=codec_name,sample_rate", {"-select_streams", "a"});
    EXPECT_THAT(sound, HasSubstr("codec_name=aac\nsample_rate=48000"));
    EXPECT_THAT(probe(target_, "stream=codec_name", {"-select_streams", "s"}), HasSubstr("mov_text"));
    const auto chapters = probe(target_, "chapter=start_time,end_time:chapter_tags=title:format_tags=title");
    EXPECT_THAT(chapters, HasSubstr("start_time=0.860000\nend_time=2.140000\nTAG:title=2. Another"));
    EXPECT_THAT(chapters, HasSubstr("TAG:title=1. One; small"));
    EXPECT_THAT(chapters, HasSubstr("TAG:title=Two steps"));
    const auto bytes = base::read_file(target_, 10'000'000);
    EXPECT_LT(bytes.find("moov"), bytes.find("mdat")) << "the index stands in front";
}

TEST_F(FilmTest, CardsAreSilentPartsWithAPauseToTheirNeighbours) {
    auto carded = order({64, 64}, 30);
    carded.title_card = Card{"Two steps", "A. Author", 2};
    carded.end_card = Card{"The end", "", 1.5};
    const FilmMaker maker(carded, work_);
    const auto& timeline = maker.plan().timeline;
    EXPECT_EQ(timeline.frames(), std::lround((2 + 0.3 + 0.71 + 0.3 + 0.83 + 0.3 + 1.5) * 30));
    EXPECT_NEAR(timeline.begin_of(1), 2.15, 1e-9) << "the picture changes in the middle of the pause";
    EXPECT_NEAR(timeline.begin_of(3), 2.3 + 0.71 + 0.3 + 0.83 + 0.15, 1e-9);
    EXPECT_NEAR(maker.plan().drawn[0].begin, 2.3 + 0.1, 0.001);
    const auto sound = audio::read_wav(work_ / "sound.wav");
    EXPECT_EQ(sound.samples.size(), static_cast<std::size_t>(timeline.frames() * rate / 30));
    const auto alone = audio::read_wav(work_ / "voice.wav");
    const auto begin = static_cast<std::ptrdiff_t>(std::lround(2.3 * rate));
    EXPECT_TRUE(std::equal(alone.samples.begin(), alone.samples.end(), sound.samples.begin() + begin));
    EXPECT_EQ(*std::max_element(sound.samples.begin(), sound.samples.begin() + begin), 0.0F);
    const auto length = maker.make(target_, [](std::int64_t, std::int64_t) {}, {});
    EXPECT_EQ(length.frames, timeline.frames());
    const auto chapters = probe(target_, "chapter=start_time,end_time");
    EXPECT_THAT(chapters, HasSubstr("start_time=0.000000\nend_time=3.160000"));
    EXPECT_THAT(chapters, HasSubstr("start_time=3.160000\nend_time=5.940000"));
}

TEST_F(FilmTest, MusicIsHeardOverTheWholeFilmAndDoesNotLengthenIt) {
    auto scored = order({64, 64}, 30);
    scored.music = Music{sound("music.wav", 0.6), -20};
    const FilmMaker maker(scored, work_);
    const auto length = maker.make(target_, [](std::int64_t, std::int64_t) {}, {});
    EXPECT_EQ(length.frames, 64) << "as without music";
    const auto info = audio::wav_info(work_ / "sound.wav");
    EXPECT_EQ(info.channels, 2);
    EXPECT_EQ(info.frames, 64 * 48'000 / 30);
    const auto streams = probe(target_, "stream=codec_name,channels,sample_rate", {"-select_streams", "a"});
    EXPECT_THAT(streams, HasSubstr("codec_name=aac\nsample_rate=48000\nchannels=2"));
}

TEST_F(FilmTest, CardsAndMusicHaveLimits) {
    const auto refusal = [this](const FilmOrder& wrong) -> std::string {
        try {
            const FilmMaker maker(wrong, work_);
        } catch (const base::Error& error) {
            EXPECT_EQ(error.kind(), base::ErrorKind::invalid_input);
            return error.what();
        }
        return "none";
    };
    auto brief = order({64, 64}, 30);
    brief.title_card = Card{"x", "", 0.5};
    EXPECT_EQ(refusal(brief), "The title card is shown for 1 to 30 seconds.");
    auto endless = order({64, 64}, 30);
    endless.end_card = Card{"x", "", 31};
    EXPECT_EQ(refusal(endless), "The end card is shown for 1 to 30 seconds.");
    auto loud = order({64, 64}, 30);
    loud.music = Music{sound("music.wav", 0.6), 3};
    EXPECT_EQ(refusal(loud), "The level of music is -60 to 0 dB.");
}

TEST_F(FilmTest, FramesFollowEachOtherExactlyAcrossParts) {
    for (const int fps : {24, 60}) {
        auto two = order({64, 64}, fps);
        std::vector<std::filesystem::path> parts;
        for (const int frames : {7, 11, 4}) {
            parts.push_back(directory_.path() /
                            ("part " + std::to_string(fps) + "'" + std::to_string(frames)));
            PartEncoder encoder({ffmpeg_, {64, 64}, fps, "veryfast", 20}, parts.back());
            for (int i = 0; i < frames; ++i)
                encoder.add(Frame({64, 64}), {});
            encoder.finish({});
        }
        join_film(ffmpeg_, parts, {"", two.scenes[0].narration, {}, {}}, work_, target_, {});
        const auto packets = probe(target_, "frame=pts_time", {"-select_streams", "v"});
        std::istringstream lines(packets);
        int number = 0;
        for (std::string line; std::getline(lines, line); ++number)
            EXPECT_NEAR(std::stod(line.substr(line.find('=') + 1)), static_cast<double>(number) / fps, 1e-5);
        EXPECT_EQ(number, 22);
    }
}

TEST_F(FilmTest, TheSubtitlesHaveTheTimesOfTheWords) {
    const FilmMaker maker(order({64, 64}, 30), work_);
    const auto& drawn = maker.plan().drawn;
    ASSERT_EQ(drawn.size(), 2U);
    EXPECT_EQ(drawn[0].text, "One small step.");
    EXPECT_DOUBLE_EQ(drawn[0].begin, 0.1);
    EXPECT_NEAR(drawn[1].begin, 0.71 + 0.3 + 0.2, 0.001);
    EXPECT_NEAR(drawn[1].words[1].begin, 0.71 + 0.3 + 0.5, 0.001);
}

/// Measured in what is seen and heard: the sound that is joined, and frames as they are encoded.
TEST_F(FilmTest, EachSubtitleIsSeenWithinFiftyMillisecondsOfItsWord) {
    for (const int fps : {24, 30, 60}) {
        auto spoken = order({320, 180}, fps);
        spoken.title_card = Card{"Two steps", "", 1.37};
        spoken.style.timing.transition = 0;
        for (std::size_t i = 0; i < spoken.scenes.size(); ++i) {
            auto& scene = spoken.scenes[i];
            scene.picture = write("black.png", png_file(plain(64, 36, {0, 0, 0})));
            scene.narration = directory_.path() / ("burst" + std::to_string(i) + ".wav");
            // Silence, and from the first word on a tone.
            audio::Pcm pcm;
            const auto begin = static_cast<int>(scene.words.front().start * rate);
            for (int s = 0; s < rate; ++s)
                pcm.samples.push_back(s < begin ? 0.0F : 0.5F * std::sin(0.3F * static_cast<float>(s)));
            base::replace_file(scene.narration, audio::encode_wav(pcm));
        }
        const FilmMaker maker(spoken, work_);
        const auto sound = audio::read_wav(work_ / "sound.wav").samples;
        FramePainter painter(maker.plan());
        Frame frame({320, 180});
        const auto is_heard = [&](double seconds) {
            const auto first = static_cast<std::size_t>(seconds * rate);
            const auto last = std::min(sound.size(), first + rate / 200);
            return std::any_of(sound.begin() + static_cast<std::ptrdiff_t>(std::min(first, sound.size())),
                               sound.begin() + static_cast<std::ptrdiff_t>(last),
                               [](float value) { return std::abs(value) > 0.1F; });
        };
        for (const auto& subtitle : maker.plan().drawn) {
            auto number = static_cast<std::int64_t>((subtitle.begin - 0.2) * fps);
            const auto is_seen = [&] {
                painter.paint(number, frame);
                return std::ranges::max(frame.luma()) > 200;
            };
            ASSERT_FALSE(is_seen()) << fps;
            while (!is_seen())
                ++number;
            const double seen = static_cast<double>(number) / fps;
            EXPECT_TRUE(is_heard(seen + 0.05)) << fps << ": the word is heard later than the text is seen";
            EXPECT_FALSE(is_heard(seen - 0.055)) << fps << ": the word is heard before the text is seen";
        }
    }
}

TEST_F(FilmTest, PartsOfAnInterruptedRunAreUsedAgainAndAnOlderFilmStaysUntilTheNewOneIsWhole) {
    base::write_file(target_, "older");
    const FilmMaker maker(order({64, 64}, 30), work_);
    std::stop_source stop;
    EXPECT_THROW((void)maker.make(
                     target_,
                     [&stop](std::int64_t frames, std::int64_t) {
                         if (frames == 9) stop.request_stop();
                     },
                     stop.get_token()),
                 base::Error);
    EXPECT_EQ(base::read_file(target_, 100), "older");
    EXPECT_FALSE(std::filesystem::exists(work_ / "part-00000.mp4")) << "a part is whole or absent";
    (void)maker.make(target_, [](std::int64_t, std::int64_t) {}, {});
    const auto film = base::read_file(target_, 10'000'000);
    std::vector<std::int64_t> told;
    (void)maker.make(target_, [&told](std::int64_t frames, std::int64_t) { told.push_back(frames); }, {});
    EXPECT_EQ(told, std::vector<std::int64_t>{64}) << "encoded again";
    EXPECT_EQ(base::read_file(target_, 10'000'000), film);
}

TEST_F(FilmTest, SaysWhatFfmpegSays) {
    auto wrong = order({64, 64}, 30);
    wrong.preset = "no such preset";
    const FilmMaker maker(wrong, work_);
    try {
        (void)maker.make(target_, [](std::int64_t, std::int64_t) {}, {});
        ADD_FAILURE() << "no error";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
        EXPECT_THAT(error.what(), HasSubstr("preset"));
    }
    EXPECT_FALSE(std::filesystem::exists(target_));
}

}  // namespace storyflow::film
