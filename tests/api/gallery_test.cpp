#include "api/gallery.hpp"

#include <filesystem>

#include "tests/api/api_fixture.hpp"

namespace storyflow::api {

class GalleryTest : public ApiTest {
  protected:
    std::string add_film(const std::string& title, const std::string& bytes = "0123456789") {
        const auto project =
            room_.projects.create({.title = title, .segments = {{"One.", ""}, {"Two.", ""}}}).id;
        const auto target = "projects/" + project + "/output/film-1.mp4";
        const auto incoming = room_.library.write_incoming(project + ".mp4", bytes);
        const auto answer = room_.films.publish({.project_id = project,
                                                 .film = {.file = target,
                                                          .width = 720,
                                                          .height = 1280,
                                                          .frames_per_second = 24,
                                                          .duration = 4.5,
                                                          .bytes = static_cast<std::int64_t>(bytes.size()),
                                                          .task_id = "t",
                                                          .made_at = {}},
                                                 .incoming_file = incoming});
        room_.keeper.apply(std::get<story::MediaChanges>(answer));
        room_.clock.advance(std::chrono::seconds(1));
        return project;
    }
    boost::json::array list() { return boost::json::parse(get("/api/gallery/").text()).as_array(); }
};

TEST_F(GalleryTest, IsAPlainArrayOfFilmsNewestFirst) {
    EXPECT_TRUE(list().empty());
    room_.add_story({"No film."});
    const auto first = add_film("First");
    const auto second = add_film("Second");
    const auto films = list();
    ASSERT_EQ(films.size(), 2U);
    EXPECT_EQ(films[0].at("title"), "Second");
    const auto& film = films[1].as_object();
    EXPECT_EQ(text(film, "id"), first);
    EXPECT_EQ(film.at("resolution_width"), 720);
    EXPECT_EQ(film.at("resolution_height"), 1280);
    EXPECT_EQ(film.at("framerate"), 24);
    EXPECT_EQ(film.at("segment_count"), 2);
    EXPECT_EQ(film.at("file_size"), 10);
    EXPECT_EQ(film.at("duration"), 4.5);
    EXPECT_EQ(text(film, "stream_url"), "/api/gallery/" + first + "/stream/");
    EXPECT_EQ(text(film, "download_url"), "/api/gallery/" + first + "/download/");
    for (const auto* key : {"created_at", "updated_at", "made_at"})
        EXPECT_THAT(text(film, key), testing::EndsWith("+00:00")) << key;
    room_.projects.edit(first, {.title = "Changed", .voice_id = {}, .tts_speed = {}});
    EXPECT_EQ(list()[0].at("title"), "Changed");
    EXPECT_NE(second, first);
}

TEST_F(GalleryTest, AFilmWhoseFileIsGoneIsNotShown) {
    const auto project = add_film("Lost");
    std::filesystem::remove(room_.library.absolute("projects/" + project + "/output/film-1.mp4"));
    EXPECT_TRUE(list().empty());
    EXPECT_EQ(get("/api/gallery/" + project + "/stream/").status, 404);
    EXPECT_EQ(get("/api/gallery/" + project + "/stream/").text(), R"({"error":"Video file not found"})");
}

TEST_F(GalleryTest, SendsTheFilmInlineAndAsADownload) {
    const auto project = add_film("The \"old\" lighthouse");
    const auto streamed = get("/api/gallery/" + project + "/stream/");
    EXPECT_EQ(streamed.status, 200);
    EXPECT_EQ(streamed.headers.find("Content-Type"), "video/mp4");
    EXPECT_EQ(streamed.headers.find("Accept-Ranges"), "bytes");
    EXPECT_EQ(streamed.content_length(), 10);
    EXPECT_THAT(std::string(streamed.headers.find("Content-Disposition").value()),
                testing::StartsWith("inline; filename=\"The "));
    const auto downloaded = get("/api/gallery/" + project + "/download/");
    EXPECT_THAT(std::string(downloaded.headers.find("Content-Disposition").value()),
                testing::StartsWith("attachment; filename=\"The "));
}

TEST_F(GalleryTest, SendsRangesOfTheFilm) {
    const auto project = add_film("Seek");
    const auto part_of = [&](const std::string& range) {
        auto request = request_for(http::Method::get, "/api/gallery/" + project + "/stream/");
        request.headers.set("Range", range);
        return api_.handle(std::move(request));
    };
    const auto part = part_of("bytes=-4");
    EXPECT_EQ(part.status, 206);
    EXPECT_EQ(part.headers.find("Content-Range"), "bytes 6-9/10");
    EXPECT_EQ(part_of("bytes=10-").status, 416);
}

TEST_F(GalleryTest, UnknownProjectsAndIdsAreNotFound) {
    for (const std::string& id : {std::string(unknown_id), std::string("nonsense")}) {
        const auto answer = get("/api/gallery/" + id + "/stream/");
        EXPECT_EQ(answer.status, 404);
        EXPECT_EQ(answer.text(), R"({"error":"Project not found"})");
    }
    EXPECT_EQ(get("/api/gallery/" + add_segment().project_id + "/download/").status, 404);
}

}  // namespace storyflow::api
