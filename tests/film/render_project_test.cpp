#include "film/render_project.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <vector>

#include "base/child_program.hpp"
#include "base/error.hpp"
#include "film/music.hpp"
#include "film/music_loop.hpp"
#include "story/film.hpp"
#include "tests/film/filmed_story.hpp"

namespace storyflow::film {

namespace fs = std::filesystem;

/// Renders a real story with the real ffmpeg, and skips without it.
class RenderProjectTest : public FilmedStory {
  protected:
    void SetUp() override {
        FilmedStory::SetUp();
        ffmpeg_ = base::find_program("ffmpeg", "/usr/bin:/usr/local/bin:/bin");
        if (ffmpeg_.empty()) GTEST_SKIP() << "there is no ffmpeg";
    }

    RenderProject::Rooms rooms() {
        return {.story = sources_, .films = room_.films, .keeper = room_.keeper, .clock = room_.clock};
    }
    /// Queues a render and hands it to a worker.
    tasks::ItemClaim claimed(const std::string& task_id = "11111111-task", RenderRequest request = {}) {
        room_.task_store.enqueue({.id = task_id,
                                  .project_id = project_,
                                  .rendition = {},
                                  .items = {{.segment_id = render_subject(project_)}},
                                  .request_key = {},
                                  .work = {std::string(story::render_work), request_text(request)}},
                                 10);
        return room_.work_queue.claim_next("worker", std::chrono::minutes(1)).claim.value();
    }
    tasks::ItemClaim claimed_after_a_crash() {
        room_.work_queue.put_back(tasks::Orphans::all_lost);
        return room_.work_queue.claim_next("worker", std::chrono::minutes(1)).claim.value();
    }
    tasks::CompletedSegment render(const tasks::ItemClaim& claim) {
        RenderProject renderer(rooms(), ffmpeg_, [](auto&&...) {});
        const auto outcome = renderer.process(claim, {});
        room_.work_queue.finish_item(claim, outcome);
        return std::get<tasks::CompletedSegment>(outcome);
    }
    /// Renders until so many frames are told, and is stopped then.
    std::string stopped_at(const tasks::ItemClaim& claim, std::int64_t frames) {
        std::stop_source stop;
        RenderProject renderer(rooms(), ffmpeg_, [&](std::string_view, std::int64_t done, std::int64_t) {
            if (done >= frames) stop.request_stop();
        });
        return failure_of([&] { renderer.process(claim, stop.get_token()); });
    }
    std::string failure_with(const tasks::ItemClaim& claim) {
        RenderProject renderer(rooms(), ffmpeg_, [](auto&&...) {});
        return failure_of([&] { renderer.process(claim, {}); });
    }
    [[nodiscard]] std::size_t entries_beside_the_film() const {
        const auto folder = room_.library.absolute(films_folder(project_));
        std::size_t entries = 0;
        for (const auto& entry : fs::directory_iterator(folder))
            entries += entry.path().extension() != ".mp4" ? 1U : 0U;
        return entries;
    }
    [[nodiscard]] bool has_incoming() const {
        return fs::exists(room_.library.absolute("incoming")) &&
               !fs::is_empty(room_.library.absolute("incoming"));
    }

    fs::path ffmpeg_;
};

TEST_F(RenderProjectTest, MakesTheFilmAndLeavesNothingElse) {
    complete(0.5);
    std::vector<std::int64_t> told;
    RenderProject renderer(rooms(), ffmpeg_,
                           [&](std::string_view task, std::int64_t frames, std::int64_t total) {
                               EXPECT_EQ(task, "11111111-task");
                               EXPECT_EQ(total, 38);
                               told.push_back(frames);
                           });
    const auto made = std::get<tasks::CompletedSegment>(renderer.process(claimed(), {}));
    EXPECT_EQ(made.audio_url, "projects/" + project_ + "/output/film-11111111.mp4");
    EXPECT_NEAR(made.duration, 0.5 + 0.3 + 0.5 + 0.3, 0.02);
    EXPECT_TRUE(std::ranges::is_sorted(told));
    EXPECT_EQ(told.back(), 38);
    const auto film = room_.films.find(project_).value();
    EXPECT_EQ(film.file, made.audio_url);
    EXPECT_EQ(film.width, 128);
    EXPECT_EQ(film.frames_per_second, 24);
    EXPECT_EQ(film.bytes, static_cast<std::int64_t>(fs::file_size(room_.library.absolute(film.file))));
    EXPECT_EQ(entries_beside_the_film(), 0U);
    EXPECT_FALSE(has_incoming());
    EXPECT_EQ(room_.films.progress(project_)->frames, 38);
    EXPECT_EQ(room_.films.progress(project_)->total_segments, 2);
}

TEST_F(RenderProjectTest, HasTheCardsAndTheMusicOfTheSettingsAlsoAfterACrash) {
    complete(0.5);
    audio::Pcm tone;
    for (int i = 0; i < audio::narration_rate; ++i)
        tone.samples.push_back(0.5F * std::sin(0.05F * static_cast<float>(i)));
    const auto incoming = room_.library.write_incoming("tone", audio::encode_wav(tone));
    room_.keeper.apply(room_.settings_media.set_music({"music/tone.wav", incoming}).changes);
    room_.settings.change([](story::Settings& settings) {
        settings.title_card = true;
        settings.end_card = "The end";
        settings.card_seconds = 2.0;
        settings.music_level = -6.0;
    });
    EXPECT_NE(stopped_at(claimed(), 5), "it did");
    room_.keeper.apply(room_.settings_media.remove_music().value());
    const auto made = render(claimed_after_a_crash());
    EXPECT_NEAR(made.duration, 2.0 + 0.3 + 1.6 + 2.0, 0.03);
    const auto sound = room_.directory.path() / "sound.pcm";
    decode_music(ffmpeg_, room_.library.absolute(made.audio_url), 1.9, sound, {});
    MusicLoop music(sound);
    std::vector<StereoFrame> title_card(music_rate / 2);
    music.read(music_rate, title_card);
    EXPECT_GT(std::ranges::max_element(title_card, {}, &StereoFrame::left)->left, 0.1F)
        << "the music is heard while nobody speaks";
}

TEST_F(RenderProjectTest, GoesOnAfterACrashWithTheStoryAsItWasTaken) {
    complete(0.5);
    EXPECT_NE(stopped_at(claimed(), 5), "it did");
    EXPECT_EQ(entries_beside_the_film(), 1U) << "what was taken is kept";
    narrate(story_[0], 2.0);
    room_.settings.change([](story::Settings& settings) { settings.render_width = 256; });
    const auto made = render(claimed_after_a_crash());
    EXPECT_NEAR(made.duration, 1.6, 0.02);
    EXPECT_EQ(room_.films.find(project_)->width, 128);
    EXPECT_EQ(entries_beside_the_film(), 0U);

    EXPECT_NEAR(render(claimed("22222222-task")).duration, 3.1, 0.03) << "the next one takes it anew";
}

TEST_F(RenderProjectTest, ACrashCostsOnePartOfTheFilmAtMost) {
    complete(35.0);
    EXPECT_NE(stopped_at(claimed(), 1500), "it did");
    std::vector<std::int64_t> told;
    RenderProject renderer(rooms(), ffmpeg_, [&](std::string_view, std::int64_t frames, std::int64_t) {
        told.push_back(frames);
    });
    const auto made = std::get<tasks::CompletedSegment>(renderer.process(claimed_after_a_crash(), {}));
    ASSERT_GE(told.size(), 2U);
    EXPECT_EQ(told[0], 0);
    EXPECT_EQ(told[1], 1440) << "the first minute is used again";
    EXPECT_NEAR(made.duration, 70.6, 0.05);
}

TEST_F(RenderProjectTest, ThereIsNoSecondFilmAfterACrashBehindThePublication) {
    complete(0.5);
    RenderProject renderer(rooms(), ffmpeg_, [](auto&&...) {});
    (void)renderer.process(claimed(), {});
    const auto before = room_.films.find(project_).value();
    const auto time = fs::last_write_time(room_.library.absolute(before.file));
    EXPECT_EQ(render(claimed_after_a_crash()).audio_url, before.file);
    EXPECT_EQ(room_.films.find(project_).value(), before);
    EXPECT_EQ(fs::last_write_time(room_.library.absolute(before.file)), time);
}

TEST_F(RenderProjectTest, ACancelledRenderLeavesTheEarlierFilmAndNothingElse) {
    complete(0.5);
    const auto earlier = render(claimed("11111111-task")).audio_url;
    const auto claim = claimed("22222222-task");
    std::stop_source stop;
    RenderProject renderer(rooms(), ffmpeg_, [&](std::string_view, std::int64_t frames, std::int64_t) {
        if (frames < 5) return;
        room_.task_store.request_cancel("22222222-task");
        stop.request_stop();
    });
    EXPECT_NE(failure_of([&] { renderer.process(claim, stop.get_token()); }), "it did");
    EXPECT_EQ(entries_beside_the_film(), 0U);
    EXPECT_FALSE(has_incoming());
    EXPECT_EQ(room_.films.find(project_)->file, earlier);
    EXPECT_TRUE(room_.library.is_there(earlier));
}

TEST_F(RenderProjectTest, ACancellationRightBeforeTheEndPublishesNothing) {
    complete(0.5);
    const auto claim = claimed();
    RenderProject renderer(rooms(), ffmpeg_, [&](std::string_view, std::int64_t frames, std::int64_t total) {
        if (frames == total) room_.task_store.request_cancel(claim.task_id);
    });
    EXPECT_EQ(failure_of([&] { renderer.process(claim, {}); }), "The render was cancelled.");
    EXPECT_FALSE(room_.films.find(project_));
    EXPECT_FALSE(has_incoming());
    EXPECT_EQ(entries_beside_the_film(), 0U);
}

TEST_F(RenderProjectTest, ABrokenPictureIsNamedAndTheEarlierFilmStays) {
    complete(0.5);
    const auto earlier = render(claimed("11111111-task")).audio_url;
    show(story_[1], "this is no picture");
    EXPECT_THAT(failure_with(claimed("22222222-task")),
                testing::StartsWith("Segment 2, picture-00002.png: "));
    EXPECT_EQ(entries_beside_the_film(), 0U);
    EXPECT_EQ(room_.films.find(project_)->file, earlier);
}

TEST_F(RenderProjectTest, ANewFilmTakesThePlaceOfTheEarlierOne) {
    complete(0.5);
    const auto earlier = render(claimed("11111111-task")).audio_url;
    const auto later = render(claimed("22222222-task")).audio_url;
    EXPECT_NE(later, earlier);
    EXPECT_FALSE(room_.library.is_there(earlier));
    EXPECT_TRUE(room_.library.is_there(later));
}

TEST_F(RenderProjectTest, HoldsPicturesIfItIsAskedTo) {
    narrate(story_[0], 0.25);
    narrate(story_[1], 0.25);
    const auto claim = claimed("11111111-task", {.hold_pictures = true});
    EXPECT_NEAR(render(claim).duration, 1.1, 0.02) << "a title, since there is no picture at all";
}

TEST_F(RenderProjectTest, SaysWhatIsMissing) {
    complete(0.5);
    const auto claim = claimed();
    RenderProject without_ffmpeg(rooms(), {}, [](auto&&...) {});
    EXPECT_THAT(failure_of([&] { without_ffmpeg.process(claim, {}); }), testing::HasSubstr("ffmpeg"));
    room_.projects.remove(project_);
    EXPECT_EQ(failure_with(claim), "The project was removed.");
    EXPECT_FALSE(has_incoming());
}

TEST_F(RenderProjectTest, AWorkerThatLostItsLeasePublishesNothing) {
    complete(0.5);
    const auto lost = claimed();
    const auto held = claimed_after_a_crash();
    EXPECT_EQ(failure_with(lost), "Another worker has this render now.");
    EXPECT_FALSE(room_.films.find(project_));
    const auto made = render(held).audio_url;
    EXPECT_EQ(room_.films.find(project_)->file, made);
}

}  // namespace storyflow::film
