#include "api/logos.hpp"

#include <string>

#include "tests/api/api_fixture.hpp"
#include "tests/api/upload.hpp"

namespace storyflow::api {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class LogosTest : public ApiTest {
  protected:
    http::Response upload(const std::string& file_name, const std::string& bytes,
                          const std::string& field = "file") {
        return api_.handle(upload_request("/api/settings/logos/", field, file_name, bytes));
    }
    std::string uploaded(const std::string& file_name) {
        return text(object(upload(file_name, png())), "id");
    }
    boost::json::array listed() { return boost::json::parse(get("/api/settings/logos/").text()).as_array(); }
    void expect_refused(const http::Response& response, const std::string& sentence) {
        EXPECT_EQ(response.status, 400);
        EXPECT_EQ(text(object(response), "error"), sentence);
        EXPECT_THAT(listed(), IsEmpty());
        EXPECT_THAT(room_.media_files(), IsEmpty());
    }
};

TEST_F(LogosTest, AreListedAsTheContractSays) {
    EXPECT_EQ(get("/api/settings/logos/").text(), "[]");
    const auto response = upload("My Brand.PNG", png());
    EXPECT_EQ(response.status, 201);
    const auto logo = object(response);
    EXPECT_THAT(keys(logo), ElementsAre("id", "name", "file", "uploaded_at"));
    EXPECT_EQ(logo.at("name"), "My Brand");
    EXPECT_EQ(logo.at("file"), "/media/logos/My_Brand.PNG");
    EXPECT_THAT(listed(), ElementsAre(Value(logo)));
    const auto file = get("/media/logos/My_Brand.PNG?t=17");
    EXPECT_EQ(file.status, 200);
    EXPECT_EQ(file.content_length(), png().size());
    EXPECT_EQ(file.headers.find("Content-Type"), "image/png");
}

TEST_F(LogosTest, AreListedTheNewestFirst) {
    const auto first = uploaded("a.png");
    const auto second = uploaded("b.png");
    ASSERT_EQ(listed().size(), 2U);
    EXPECT_EQ(text(listed()[0].as_object(), "id"), second);
    EXPECT_EQ(text(listed()[1].as_object(), "id"), first);
}

TEST_F(LogosTest, OfOneNameGetFilesOfTheirOwn) {
    (void)uploaded("a.png");
    const auto second = object(upload("a.png", png()));
    EXPECT_EQ(second.at("name"), "a");
    EXPECT_THAT(text(second, "file"), testing::MatchesRegex("/media/logos/a_[0-9a-f]{7}\\.png"));
    EXPECT_EQ(room_.media_files().size(), 2U);
}

TEST_F(LogosTest, ThatCannotBeShownAreRefused) {
    expect_refused(upload("a.png", png(), "image"), "No file provided.");
    expect_refused(upload("a.svg", png()), "Only .jpeg, .jpg, .png, .webp files are allowed.");
    expect_refused(upload("a", png()), "Only .jpeg, .jpg, .png, .webp files are allowed.");
    expect_refused(upload("a.png", png() + std::string(5 * 1024 * 1024, ' ')),
                   "Logo file must be under 5 MB.");
    expect_refused(upload("a.png", "a story"), "Invalid logo file");
    expect_refused(upload("a.png", ""), "Invalid logo file");
    expect_refused(upload("a.png", png().substr(0, 45)), "Invalid logo file");
}

TEST_F(LogosTest, OfHugeSizesAreRefusedBeforeTheyAreDecoded) {
    auto huge = png();
    huge[18] = '\x7F';  // 32,513 pixels wide
    huge[22] = '\x02';  // 513 high
    const auto response = upload("a.png", huge);
    EXPECT_EQ(response.status, 400);
    EXPECT_THAT(text(object(response), "details"), HasSubstr("The picture cannot be shown"));
}

TEST_F(LogosTest, CanBeMadeActiveOnlyIfTheyExist) {
    const auto id = uploaded("a.png");
    const auto body = R"({"active_logo":")" + id + R"(","logo_enabled":true})";
    const auto changed = object(patch("/api/settings/", body));
    EXPECT_EQ(text(changed, "active_logo"), id);
    EXPECT_EQ(changed.at("logo_enabled"), true);
    EXPECT_EQ(patch("/api/settings/", R"({"active_logo":")" + std::string(unknown_id) + "\"}").status, 400);
    EXPECT_EQ(text(object(get("/api/settings/")), "active_logo"), id);
}

TEST_F(LogosTest, ThatAreDeletedLeaveNoFileAndNoSetting) {
    const auto id = uploaded("a.png");
    patch("/api/settings/", R"({"active_logo":")" + id + R"(","logo_enabled":true})");
    const auto response = del("/api/settings/logos/" + id + "/");
    EXPECT_EQ(response.status, 204);
    EXPECT_THAT(listed(), IsEmpty());
    EXPECT_THAT(room_.media_files(), IsEmpty());
    const auto settings = object(get("/api/settings/"));
    EXPECT_TRUE(settings.at("active_logo").is_null());
    EXPECT_EQ(settings.at("logo_enabled"), false);
}

TEST_F(LogosTest, ThatDoNotExistAreNotFound) {
    for (const std::string id : {unknown_id, "nope", "00000000"}) {
        const auto response = del("/api/settings/logos/" + id + "/");
        EXPECT_EQ(response.status, 404) << id;
        EXPECT_EQ(response.text(), R"({"error":"Logo not found."})") << id;
    }
}

}  // namespace storyflow::api
