#include "film/frame_preview.hpp"

#include <gmock/gmock.h>

#include <filesystem>

#include "base/error.hpp"
#include "film/read_picture.hpp"
#include "tests/film/filmed_story.hpp"

namespace storyflow::film {

class FramePreviewTest : public FilmedStory {
  protected:
    Picture frame_at(double seconds) {
        return read_picture(preview_.jpeg_at(project_, seconds), {10'000, 10'000});
    }
    /// Red, green and blue in the middle of a frame's upper half, where no subtitle is.
    static std::vector<int> colour_of(const Picture& picture) {
        const auto* pixel = picture.at(picture.width / 2, picture.height / 4);
        return {pixel[0], pixel[1], pixel[2]};
    }
    static auto about(Colour colour) {
        using testing::AllOf;
        using testing::Ge;
        using testing::Le;
        const auto near = [](int value) { return AllOf(Ge(value - 12), Le(value + 12)); };
        return testing::ElementsAre(near(colour[0]), near(colour[1]), near(colour[2]));
    }

    FramePreview preview_{sources_};
};

TEST_F(FramePreviewTest, ShowsTheSegmentThatIsHeardAtThatTime) {
    complete(1.0);
    show(story_[0], png_file(plain(64, 48, {200, 30, 30})));
    show(story_[1], png_file(plain(64, 48, {30, 30, 200})));
    const auto first = frame_at(0.2);
    EXPECT_EQ(first.width, 128);
    EXPECT_EQ(first.height, 72);
    EXPECT_THAT(colour_of(first), about({200, 30, 30}));
    EXPECT_THAT(colour_of(frame_at(2.0)), about({30, 30, 200}));
    EXPECT_THAT(colour_of(frame_at(0.2)), about({200, 30, 30}));
}

TEST_F(FramePreviewTest, FollowsTheStoryAndTheSettings) {
    complete(1.0);
    show(story_[0], png_file(plain(64, 48, {200, 30, 30})));
    EXPECT_THAT(colour_of(frame_at(0.2)), about({200, 30, 30}));
    room_.clock.advance(std::chrono::seconds(1));
    show(story_[0], png_file(plain(64, 48, {30, 200, 30})));
    EXPECT_THAT(colour_of(frame_at(0.2)), about({30, 200, 30}));
    room_.clock.advance(std::chrono::seconds(1));
    room_.settings.change([](story::Settings& settings) { settings.render_height = 128; });
    EXPECT_EQ(frame_at(0.2).height, 128);
}

TEST_F(FramePreviewTest, ShowsAPictureWholeAsSoonAsTheStoryAsksForIt) {
    complete(1.0);
    const auto portrait = drawn(32, 64, [](int, int y) {
        return y < 8 || y >= 56 ? Colour{240, 240, 240} : Colour{30, 200, 30};
    });
    show(story_[0], png_file(portrait));
    const auto edge = [this] {
        const auto frame = frame_at(0.2);
        return int{frame.at(64, 2)[0]};
    };
    EXPECT_LT(edge(), 80) << "cut off";
    room_.clock.advance(std::chrono::seconds(1));
    room_.segments.edit(story_[0].id, {.image_fit = story::PictureFit::fit});
    EXPECT_GT(edge(), 200) << "the light edge of the picture";
    room_.clock.advance(std::chrono::seconds(1));
    room_.segments.edit(story_[0].id, {.image_fit = story::PictureFit::fill});
    EXPECT_LT(edge(), 80);
}

TEST_F(FramePreviewTest, HoldsAPictureAsItIsShownInItsOwnSegment) {
    narrate(story_[0], 1.0);
    narrate(story_[1], 1.0);
    show(story_[0], png_file(plain(32, 64, {240, 240, 240})));
    room_.segments.edit(story_[0].id, {.image_fit = story::PictureFit::fit});
    const auto held = frame_at(2.0);
    EXPECT_GT(held.at(64, 20)[0], 230);
    EXPECT_NEAR(held.at(6, 20)[0], 120, 8) << "the backdrop beside it";
}

TEST_F(FramePreviewTest, EndsWithTheFilm) {
    complete(1.0);
    EXPECT_EQ(frame_at(2.6).width, 128) << "1.0 + 0.3 + 1.0 + 0.3 s";
    EXPECT_EQ(failure_of([&] { frame_at(2.7); }), "The film ends at 2.583 s.");
    EXPECT_NE(failure_of([&] { frame_at(1e300); }), "it did");
}

TEST_F(FramePreviewTest, HoldsPicturesAndShowsTheTitleBeforeTheFirst) {
    narrate(story_[0], 1.0);
    narrate(story_[1], 1.0);
    EXPECT_LT(colour_of(frame_at(0.1))[0], 20) << "the title stands on black";
    show(story_[0], png_file(plain(64, 48, {200, 30, 30})));
    EXPECT_THAT(colour_of(frame_at(2.0)), about({200, 30, 30}));
}

TEST_F(FramePreviewTest, ShowsTheCardsOfTheSettings) {
    complete(1.0);
    for (const auto& segment : story_)
        show(segment, png_file(plain(64, 48, {200, 30, 30})));
    room_.settings.change([](story::Settings& settings) {
        settings.title_card = true;
        settings.end_card = "The end";
        settings.card_seconds = 2.0;
    });
    EXPECT_LT(colour_of(frame_at(1.0))[0], 20) << "the title card is black";
    EXPECT_THAT(colour_of(frame_at(2.0 + 0.3 + 0.5)), about({200, 30, 30}));
    EXPECT_LT(colour_of(frame_at(2.0 + 0.3 + 2.6 + 1.0))[0], 20) << "the end card";
    EXPECT_EQ(failure_of([&] { frame_at(7.0); }), "The film ends at 6.917 s.");
}

TEST_F(FramePreviewTest, NamesWhatIsMissing) {
    EXPECT_EQ(failure_of([&] { frame_at(0); }), "Segment 1 has no narration.");
    complete(0.5);
    const auto segment = room_.segments.find(story_[1].id).value();
    std::filesystem::remove(room_.library.absolute(segment.narration->audio_file));
    EXPECT_EQ(failure_of([&] { frame_at(0); }), "Segment 2: its narration is missing.");
    EXPECT_EQ(failure_of([&] { (void)preview_.jpeg_at("none", 0); }), "No Project matches the given query.");
}

TEST(PreviewStyle, HasAtMost1080PixelsAtTheShorterSide) {
    const auto size_of = [](FrameSize size) { return preview_style({.size = size}).size; };
    EXPECT_EQ(size_of({1920, 1080}), (FrameSize{1920, 1080}));
    EXPECT_EQ(size_of({1080, 1920}), (FrameSize{1080, 1920}));
    EXPECT_EQ(size_of({3840, 2160}), (FrameSize{1920, 1080}));
    const auto style = preview_style({.size = {3840, 2160}, .logo = {.margin = 40}});
    EXPECT_EQ(style.logo.margin, 20);
}

}  // namespace storyflow::film
