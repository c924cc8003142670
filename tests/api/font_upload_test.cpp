#include "api/font_upload.hpp"

#include <string>

#include "base/file.hpp"
#include "film/film_look.hpp"
#include "tests/api/api_fixture.hpp"
#include "tests/api/upload.hpp"

namespace storyflow::api {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

const std::string& roboto() {
    static const std::string bytes = base::read_file(STORYFLOW_FONT, 1'000'000);
    return bytes;
}

}  // namespace

class FontUploadTest : public ApiTest {
  protected:
    http::Response upload(const std::string& file_name, const std::string& bytes = roboto(),
                          const std::string& field = "font") {
        return api_.handle(upload_request("/api/settings/font/upload/", field, file_name, bytes));
    }
    void expect_refused(const http::Response& response, const std::string& details) {
        EXPECT_EQ(response.status, 400);
        const auto json = object(response);
        EXPECT_EQ(text(json, "error"), "Invalid font file");
        EXPECT_THAT(text(json, "details"), HasSubstr(details));
        EXPECT_THAT(room_.media_files(), IsEmpty());
        EXPECT_TRUE(object(get("/api/settings/")).at("custom_font_file").is_null());
    }
    film::FilmLook look() { return film::look_of(room_.settings.load(), {}, room_.library.root()); }
};

TEST_F(FontUploadTest, AnswersWithAllSettings) {
    const auto response = upload("My Font.ttf");
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.text(), get("/api/settings/").text());
    const auto settings = object(response);
    EXPECT_EQ(settings.at("custom_font_file"), "/media/fonts/My_Font.ttf");
    EXPECT_EQ(settings.at("subtitle_font"), "fonts/My_Font.ttf") << "its last part is what clients show";
    EXPECT_EQ(settings.at("subtitle_font_family"), "My_Font");
    const auto file = get("/media/fonts/My_Font.ttf?t=5");
    EXPECT_EQ(file.status, 200);
    EXPECT_EQ(file.content_length(), roboto().size());
    EXPECT_EQ(look().font, room_.library.absolute("fonts/My_Font.ttf"));
}

TEST_F(FontUploadTest, TakesTheFieldsOfBothClients) {
    EXPECT_EQ(upload("a.ttf", roboto(), "font_file").status, 200);
    const auto response = upload("a.ttf", roboto(), "file");
    EXPECT_EQ(response.status, 400);
    EXPECT_EQ(response.text(), R"({"error":"No font file provided."})");
}

TEST_F(FontUploadTest, ReplacesThePreviousFont) {
    upload("a.ttf");
    upload("b.otf");
    EXPECT_THAT(room_.media_files(), ElementsAre("fonts/b.otf"));
    upload("b.otf");
    EXPECT_THAT(room_.media_files(), ElementsAre("fonts/b.otf"));
    EXPECT_EQ(look().font, room_.library.absolute("fonts/b.otf"));
}

TEST_F(FontUploadTest, RefusesWhatCannotBeDrawn) {
    expect_refused(upload("a.exe"), "Only .ttf and .otf files are accepted.");
    expect_refused(upload("a.woff"), "Web fonts (.woff, .woff2) cannot be drawn");
    expect_refused(upload("a.woff2"), "Web fonts (.woff, .woff2) cannot be drawn");
    expect_refused(upload("a.ttf", "wOF2 and more"), "It is a web font (WOFF)");
    expect_refused(upload("a.ttf", ""), "It is no TrueType or OpenType font.");
    expect_refused(upload("a.ttf", "a story"), "It is no TrueType or OpenType font.");
    expect_refused(upload("a.ttf", roboto().substr(0, 3000)), "It is no TrueType or OpenType font.");
}

TEST_F(FontUploadTest, SaysTheLimitOfTheSize) {
    const auto response = upload("a.ttf", roboto() + std::string(10 * 1024 * 1024, '\0'));
    EXPECT_EQ(response.status, 400);
    EXPECT_EQ(object(response).at("error"), "File too large");
    EXPECT_THAT(text(object(response), "details"), HasSubstr("must be under 10 MB. Got: 10."));
}

TEST_F(FontUploadTest, NoPatchMakesTheServerReadAPath) {
    upload("a.ttf");
    for (const auto* path : {"/etc/passwd", "../storyflow.db", "/data/media/fonts/b.ttf"}) {
        EXPECT_EQ(patch("/api/settings/", std::string(R"({"subtitle_font":")") + path + "\"}").status, 200);
        EXPECT_EQ(look().font, std::nullopt) << path;
    }
    patch("/api/settings/", R"({"custom_font_file":"../../etc/a.ttf","subtitle_font":"fonts/a.ttf"})");
    EXPECT_EQ(look().font, room_.library.absolute("fonts/a.ttf"));
    patch("/api/settings/", R"({"subtitle_font":""})");
    EXPECT_EQ(look().font, std::nullopt) << "back to Roboto";
}

}  // namespace storyflow::api
