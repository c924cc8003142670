#include "film/story_for_film.hpp"

#include <gmock/gmock.h>

#include <filesystem>

#include "base/error.hpp"
#include "base/file.hpp"
#include "tests/film/filmed_story.hpp"

namespace storyflow::film {

class StoryForFilm : public FilmedStory {
  protected:
    FilmOrder take(const RenderRequest& request = {}) {
        return take_story(sources_, project_, request, folder_);
    }
    RenderFolder folder_{room_.library, claim_of()};
};

TEST_F(StoryForFilm, IsTakenWithTextsSoundsPicturesAndSettings) {
    complete(0.75);
    room_.settings.change([](story::Settings& settings) {
        settings.inter_segment_silence = 0.6;
        settings.zoom_intensity = 5.0;
    });
    const auto order = take();
    EXPECT_EQ(order.title, "A story");
    ASSERT_EQ(order.scenes.size(), 2U);
    EXPECT_EQ(order.scenes[0].script, "One two.");
    EXPECT_EQ(order.scenes[1].pause_before, 0.6);
    EXPECT_EQ(order.pause, 0.6);
    EXPECT_EQ(order.style.size, (FrameSize{128, 72}));
    EXPECT_EQ(order.style.zoom, 2.0);
    for (const auto& scene : order.scenes) {
        EXPECT_EQ(scene.narration.parent_path(), folder_.path());
        EXPECT_TRUE(std::filesystem::exists(scene.picture));
    }
}

TEST_F(StoryForFilm, LaterChangesOfTheStoryDoNotTouchWhatWasTaken) {
    complete(0.75);
    const auto order = take();
    narrate(story_[0], 0.25);
    show(story_[0], "another picture");
    EXPECT_DOUBLE_EQ(audio::wav_info(order.scenes[0].narration).duration(), 0.75);
    EXPECT_NE(base::read_file(order.scenes[0].picture, 1'000'000), "another picture");
}

TEST_F(StoryForFilm, IsTakenWithHowEachPictureIsShown) {
    complete();
    room_.segments.edit(story_[1].id, {.image_fit = story::PictureFit::fit});
    const auto order = take();
    EXPECT_EQ(order.scenes[0].fit, story::PictureFit::fill);
    EXPECT_EQ(order.scenes[1].fit, story::PictureFit::fit);
}

TEST_F(StoryForFilm, NamesTheSegmentThatLacksSomething) {
    narrate(story_[0], 0.5);
    EXPECT_EQ(failure_of([&] { take(); }), "Segment 2 has no narration.");
    narrate(story_[1], 0.5);
    show(story_[0], "picture");
    EXPECT_EQ(failure_of([&] { take(); }), "Segment 2: it has no picture.");
    show(story_[1], "picture");
    const auto segment = room_.segments.find(story_[1].id).value();
    std::filesystem::remove(room_.library.absolute(segment.narration->audio_file));
    EXPECT_EQ(failure_of([&] { take(); }), "Segment 2: " + segment.id + ".wav is missing.");
}

TEST_F(StoryForFilm, ANarrationOfAnotherLengthIsNotTaken) {
    complete(0.5);
    const auto segment = room_.segments.find(story_[0].id).value();
    audio::Pcm longer;
    longer.samples.assign(audio::narration_rate, 0.5F);
    base::replace_file(room_.library.absolute(segment.narration->audio_file), audio::encode_wav(longer));
    EXPECT_THAT(failure_of([&] { take(); }),
                testing::StartsWith("Segment 1: its narration is not as long as the story tells."));
}

TEST_F(StoryForFilm, HeldPicturesFillTheGaps) {
    const auto segments = room_.add_story({"One.", "Two.", "Three."});
    project_ = segments[0].project_id;
    for (const auto& segment : segments)
        narrate(segment, 0.25);
    show(segments[1], png_file(plain(8, 8, {255, 0, 0})));
    room_.segments.edit(segments[1].id, {.image_fit = story::PictureFit::fit});
    const auto order = take({.hold_pictures = true});
    EXPECT_EQ(order.scenes[0].picture, "") << "the title is shown";
    EXPECT_EQ(order.scenes[1].picture.filename(), "picture-00002.png");
    EXPECT_EQ(order.scenes[2].picture, order.scenes[1].picture);
    EXPECT_EQ(order.scenes[1].fit, story::PictureFit::fit);
    EXPECT_EQ(order.scenes[2].fit, story::PictureFit::fit) << "as where the picture belongs";
}

TEST_F(StoryForFilm, HasALogoIfTheSettingsShowOne) {
    complete();
    base::write_file(room_.directory.path() / "media/mark.png", png_file(plain(4, 4, {0, 0, 0})));
    sources_.find_logo = [](std::string_view id) -> std::optional<story::Logo> {
        if (id != "logo-1") return std::nullopt;
        return story::Logo{.id = "logo-1", .name = "mark", .file = "mark.png", .uploaded_at = {}};
    };
    auto settings = room_.settings.load();
    settings.logo_enabled = true;
    settings.active_logo = "logo-1";
    const auto look = look_of(sources_, settings);
    EXPECT_EQ(look.logo, room_.library.root() / "mark.png");
    EXPECT_EQ(order_in(look, {}).logo, look.logo);
}

TEST_F(StoryForFilm, HasTheCardsAndTheMusicOfTheSettings) {
    complete();
    EXPECT_FALSE(take().title_card);
    room_.projects.edit(project_, {.author = "Ada"});
    const auto incoming = room_.library.write_incoming("song", "first");
    room_.keeper.apply(room_.settings_media.set_music({"music/sound.wav", incoming}).changes);
    room_.settings.change([](story::Settings& settings) {
        settings.title_card = true;
        settings.end_card = "The end";
        settings.card_seconds = 2.0;
    });
    const auto order = take();
    ASSERT_TRUE(order.title_card);
    EXPECT_EQ(order.title_card->heading, "A story");
    EXPECT_EQ(order.title_card->line, "Ada");
    EXPECT_EQ(order.title_card->seconds, 2.0);
    ASSERT_TRUE(order.end_card);
    EXPECT_EQ(order.end_card->heading, "The end");
    EXPECT_EQ(order.end_card->line, "");
    ASSERT_TRUE(order.music);
    EXPECT_EQ(order.music->file, folder_.path() / "music-sound.wav") << "sound.wav is the film's own";
    room_.keeper.apply(room_.settings_media.remove_music().value());
    EXPECT_EQ(base::read_file(order.music->file, 100), "first") << "taken as it was";
}

TEST_F(StoryForFilm, AProjectThatIsGoneIsNamed) {
    room_.projects.remove(project_);
    EXPECT_EQ(failure_of([&] { take(); }), "The project was removed.");
}

}  // namespace storyflow::film
