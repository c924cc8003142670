#include "api/film_frame.hpp"

#include "film/frame.hpp"
#include "film/frame_jpeg.hpp"
#include "tests/api/api_fixture.hpp"

namespace storyflow::api {

class FilmFrameTest : public ApiTest {
  protected:
    static std::string path(const story::Segment& segment, const std::string& time) {
        return "/api/projects/" + segment.project_id + "/frame/?t=" + time;
    }
    void show(const story::Segment& segment, const std::string& bytes) {
        const auto target = media::MediaLibrary::image_path(segment.project_id, segment.id, "a.jpg", "1");
        const auto incoming = room_.library.write_incoming(segment.id + ".jpg", bytes);
        room_.keeper.apply(room_.segment_media.set_image(segment.id, target, incoming).value());
    }
    void small_frames() {
        room_.settings.change([](story::Settings& settings) {
            settings.render_width = 320;
            settings.render_height = 180;
        });
    }
};

TEST_F(FilmFrameTest, IsAJpegOfTheFilmAsItWouldBe) {
    small_frames();
    const auto segment = add_segment();
    narrate(segment);
    show(segment, film::jpeg_of(film::Frame({64, 64})));
    const auto answer = get(path(segment, "0.1"));
    ASSERT_EQ(answer.status, 200) << answer.text();
    EXPECT_EQ(answer.headers.find("Content-Type"), "image/jpeg");
    EXPECT_EQ(answer.headers.find("Cache-Control"), "no-store");
    EXPECT_TRUE(answer.text().starts_with("\xFF\xD8"));
}

TEST_F(FilmFrameTest, RefusesTimesThatTheFilmDoesNotHave) {
    small_frames();
    const auto segment = add_segment();
    narrate(segment);
    EXPECT_EQ(get(path(segment, "soon")).text(), R"({"t":["Must be a number of seconds from 0 on."]})");
    EXPECT_EQ(get(path(segment, "-1")).status, 400);
    const auto behind = get(path(segment, "9999"));
    EXPECT_EQ(behind.status, 400);
    EXPECT_THAT(text(object(behind), "error"), testing::StartsWith("The film ends at "));
}

TEST_F(FilmFrameTest, NamesTheSegmentThatLacksSomething) {
    small_frames();
    const auto segments = room_.add_story({"One.", "Two."});
    EXPECT_EQ(get(path(segments[0], "0")).status, 409);
    EXPECT_EQ(get(path(segments[0], "0")).text(), R"({"error":"Segment 1 has no narration."})");
    narrate(segments[0]);
    narrate(segments[1]);
    EXPECT_EQ(get(path(segments[0], "0")).status, 200) << "the title is shown where there is no picture";
    show(segments[0], "no picture");
    const auto broken = get(path(segments[0], "0"));
    EXPECT_EQ(broken.status, 400);
    EXPECT_THAT(text(object(broken), "error"), testing::StartsWith("Segment 1, "));
    EXPECT_EQ(get("/api/projects/" + std::string(unknown_id) + "/frame/").status, 404);
}

}  // namespace storyflow::api
