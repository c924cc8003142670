#include "api/segment_images.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>
#include <string_view>

#include "tests/api/api_fixture.hpp"
#include "tests/api/upload.hpp"

namespace storyflow::api {

using testing::HasSubstr;
using testing::StartsWith;

namespace {

/// Removes the file from the folder `incoming` just before it is put in its place, as a cleaning job could.
class SweptJournal final : public story::MediaJournal {
  public:
    SweptJournal(story::MediaJournal& journal, media::MediaLibrary& library)
        : journal_(journal), library_(library) {}
    story::MediaChanges pending() override { return journal_.pending(); }
    bool carry_out(const story::MediaChange& change, const std::function<void()>& action) override {
        if (!change.source.empty()) library_.discard_incoming(change.source);
        return journal_.carry_out(change, action);
    }
    bool withdraw(std::string_view target, std::optional<std::int64_t> lost) override {
        return journal_.withdraw(target, lost);
    }

  private:
    story::MediaJournal& journal_;
    media::MediaLibrary& library_;
};

}  // namespace

class SegmentImagesTest : public ApiTest {
  protected:
    static http::Request upload_of(const story::Segment& segment, const std::string& file_name,
                                   const std::string& bytes, const std::string& field = "image") {
        auto request = request_for(http::Method::post, "/api/segments/" + segment.id + "/upload-image/");
        request.headers.set("Content-Type", "multipart/form-data; boundary=x");
        request.body = "--x\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" +
                       file_name + "\"\r\nContent-Type: image/png\r\n\r\n" + bytes + "\r\n--x--\r\n";
        return request;
    }
    http::Response upload(const story::Segment& segment, const std::string& file_name,
                          const std::string& bytes, const std::string& field = "image") {
        return api_.handle(upload_of(segment, file_name, bytes, field));
    }
    Services services_with(narration::MediaKeeper& keeper) {
        return services_of(room_, {.engines = engines_, .turns = turns_, .keeper = &keeper});
    }
    http::Response remove(const story::Segment& segment) {
        return del("/api/segments/" + segment.id + "/remove-image/");
    }
};

/// The journal will still publish the picture that the story names: sending it again would not help.
TEST_F(SegmentImagesTest, OneThatCannotBePutInPlaceYetIsNotCalledLost) {
    const auto segment = add_segment();
    const auto folder =
        room_.library.absolute(media::MediaLibrary::project_path(segment.project_id)) / "images";
    std::filesystem::create_directories(folder.parent_path());
    std::ofstream(folder) << "a file in the way";
    const auto response = upload(segment, "a.png", png());
    EXPECT_EQ(response.status, 503);
    EXPECT_THAT(response.text(), HasSubstr("yet"));
    EXPECT_TRUE(room_.segments.find(segment.id)->image_file);
}

TEST_F(SegmentImagesTest, OneThatWasLostOnItsWayIsToBeSentAgainAndTheSegmentHasNone) {
    const auto segment = add_segment();
    ASSERT_EQ(upload(segment, "before.png", png()).status, 200);
    SweptJournal journal(room_.journal, room_.library);
    narration::MediaKeeper keeper(journal, room_.library);
    Api api(services_with(keeper), http::AccessPolicy({}));
    const auto response = api.handle(upload_of(segment, "a.png", png()));
    EXPECT_EQ(response.status, 503);
    EXPECT_EQ(object(response).at("detail"), "The picture was lost on its way; send it again.");
    EXPECT_FALSE(stored(segment).image_file);
    EXPECT_TRUE(room_.journal.pending().empty());
    EXPECT_EQ(upload(segment, "a.png", png()).status, 200) << "it is sent again";
    EXPECT_TRUE(stored(segment).image_file);
}

TEST_F(SegmentImagesTest, AreStoredAndServed) {
    const auto segment = add_segment();
    const auto response = upload(segment, "Map.PNG", png());
    EXPECT_EQ(response.status, 200);
    const auto json = object(response);
    EXPECT_THAT(keys(json), testing::ElementsAre("id", "image_file", "message"));
    EXPECT_THAT(text(json, "image_file"),
                StartsWith("/media/projects/" + segment.project_id + "/images/" + segment.id + "_"));
    EXPECT_EQ(json.at("message"), "Image uploaded successfully");
    EXPECT_EQ(get(text(json, "image_file")).content_length(), png().size());
}

TEST_F(SegmentImagesTest, ReplaceTheOneThatWasThere) {
    const auto segment = add_segment();
    const auto old_file = text(object(upload(segment, "a.png", png())), "image_file");
    const auto new_file = text(object(upload(segment, "a.png", png())), "image_file");
    EXPECT_NE(old_file, new_file);
    EXPECT_EQ(get(new_file).status, 200);
    EXPECT_EQ(get(old_file).status, 200) << "it stays until its change is forgotten";
    room_.keeper.apply(room_.changes.forget_before(room_.clock.now() + std::chrono::hours(1)));
    EXPECT_EQ(get(old_file).status, 404);
    EXPECT_EQ(room_.media_files().size(), 1U);
}

TEST_F(SegmentImagesTest, SurviveAnUploadThatIsRefused) {
    const auto segment = add_segment();
    const auto file = text(object(upload(segment, "a.png", png())), "image_file");
    EXPECT_EQ(upload(segment, "b.png", "no picture").status, 400);
    EXPECT_EQ(get(file).status, 200);
}

TEST_F(SegmentImagesTest, MayHaveVeryLongAndStrangeNames) {
    const auto segment = add_segment();
    const auto response = upload(segment, std::string(400, 'x') + " ž?#.png", png());
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(get(text(object(response), "image_file")).status, 200);
}

TEST_F(SegmentImagesTest, AreRefusedInTheOrderOfTheContract) {
    const auto segment = add_segment();
    EXPECT_EQ(post(std::string("/api/segments/") + unknown_id + "/upload-image/").status, 404);
    EXPECT_EQ(post("/api/segments/" + segment.id + "/upload-image/").text(),
              R"({"error":"No image file provided"})");
    EXPECT_EQ(upload(segment, "a.png", png(), "picture").text(), R"({"error":"No image file provided"})");
    EXPECT_EQ(upload(segment, "a.GIF", "x").text(),
              R"({"error":"Invalid image file","details":"Accepted formats: JPEG, PNG, WebP. Got: .gif"})");
    EXPECT_EQ(upload(segment, "a", "x").text(),
              R"({"error":"Invalid image file","details":"Accepted formats: JPEG, PNG, WebP. Got: "})");
    lock(segment);
    EXPECT_EQ(upload(segment, "a.gif", "x").text(), R"({"error":"Cannot modify a locked segment."})");
    EXPECT_EQ(upload(segment, "a.gif", "x").status, 400);
}

TEST_F(SegmentImagesTest, AreAtMostTwentyMebibytes) {
    const auto response = upload(add_segment(), "a.png", std::string(20 * 1024 * 1024 + 1, 'x'));
    EXPECT_EQ(response.status, 400);
    EXPECT_EQ(response.text(), R"({"error":"File too large","details":"Maximum size is 20MB. Got: 20.0MB"})");
}

TEST_F(SegmentImagesTest, AreKnownByTheirContentNotByTheirName) {
    const auto segment = add_segment();
    for (const std::string bytes : {"", "GIF89a\x01", "no picture"}) {
        const auto response = upload(segment, "a.png", bytes);
        EXPECT_EQ(response.status, 400);
        EXPECT_THAT(response.text(), HasSubstr(R"("details":"File is corrupt or not a valid image: )"));
    }
    EXPECT_TRUE(room_.media_files().empty());
}

TEST_F(SegmentImagesTest, CanBeRemoved) {
    const auto segment = add_segment();
    upload(segment, "a.png", png());
    const auto response = remove(segment);
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.text(),
              R"({"id":")" + segment.id + R"(","image_file":null,"message":"Image removed successfully"})");
    room_.keeper.apply(room_.changes.forget_before(room_.clock.now() + std::chrono::hours(1)));
    EXPECT_TRUE(room_.media_files().empty()) << "the file stayed for an undo until then";
}

TEST_F(SegmentImagesTest, CanBeRemovedWhenTheirFileIsGoneAlready) {
    const auto segment = add_segment();
    upload(segment, "a.png", png());
    std::filesystem::remove_all(room_.library.root());
    EXPECT_EQ(remove(segment).status, 200);
    EXPECT_EQ(stored(segment).image_file, std::nullopt);
}

TEST_F(SegmentImagesTest, CannotBeRemovedWhenLockedOrAbsent) {
    const auto segment = add_segment();
    EXPECT_EQ(remove(segment).text(), R"({"error":"No image to remove"})");
    EXPECT_EQ(remove(segment).status, 400);
    lock(segment);
    EXPECT_EQ(remove(segment).text(), R"({"error":"Cannot modify a locked segment."})");
    EXPECT_EQ(del(std::string("/api/segments/") + unknown_id + "/remove-image/").status, 404);
}

}  // namespace storyflow::api
