#include "api/deliveries.hpp"

#include "api/error_response.hpp"
#include "tests/api/api_fixture.hpp"

namespace storyflow::api {

class DeliveriesTest : public ApiTest {
  protected:
    void SetUp() override {
        ApiTest::SetUp();
        services_.options.takes_deliveries = true;
    }

    using Operation = http::Response (*)(const Services&, const http::Request&);
    http::Response ask(Operation operation, const std::string& name, const std::string& body = "") {
        http::Request request;
        request.path_parameters["name"] = name;
        request.headers.set("Content-Type", "application/json");
        request.body = body;
        try {
            return operation(services_, request);
        } catch (const base::Error& error) {
            return error_response(error);
        }
    }
    std::string hand_in(const std::string& name) {
        return text(object(ask(put_delivery, name, wav_)), "incoming_file");
    }

    const std::string wav_ = "RIFF" + std::string(4, '\0') + "WAVE" + std::string(100, 'x');
};

TEST_F(DeliveriesTest, AreKeptWhereNothingIsServedFrom) {
    const auto response = ask(put_delivery, "a-1.wav", wav_);
    EXPECT_EQ(response.status, 201);
    const auto file = text(object(response), "incoming_file");
    EXPECT_EQ(base::read_file(room_.library.absolute(file), 1000), wav_);
    EXPECT_EQ(get("/media/" + file).status, 404);
}

TEST_F(DeliveriesTest, AreTakenBackWhenTheyWereNotPublished) {
    hand_in("a-1.wav");
    EXPECT_EQ(ask(delete_delivery, "a-1.wav").status, 204);
    EXPECT_THAT(room_.media_files(), testing::IsEmpty());
    EXPECT_EQ(ask(delete_delivery, "a-1.wav").status, 204) << "twice does no harm";
}

TEST_F(DeliveriesTest, ArePutInPlaceOnceTheyArePublished) {
    const auto segment = add_segment();
    const auto target = media::MediaLibrary::audio_path(segment.project_id, segment.id);
    story::NarrationDraft draft;
    draft.segment_id = segment.id;
    draft.narration = {.audio_file = target,
                       .duration = 1.0,
                       .engine = "espeak",
                       .voice = "af_bella",
                       .text_revision = segment.text_revision};
    draft.incoming_file = hand_in("a-1.wav");
    ASSERT_TRUE(std::holds_alternative<story::MediaChanges>(room_.segment_media.publish_narration(draft)));
    EXPECT_EQ(ask(settle_delivery, "", R"({"target":")" + target + R"("})").status, 200);
    EXPECT_THAT(room_.media_files(), testing::ElementsAre(target));
    EXPECT_EQ(ask(settle_delivery, "", R"({"target":")" + target + R"("})").status, 200)
        << "nothing is owed any more";
}

TEST_F(DeliveriesTest, OtherNamesAreRefused) {
    for (const std::string name : {"../a.wav", "a/b.wav", ".a.wav", "a.mp3", "A.wav", ""}) {
        const auto response = ask(put_delivery, name, wav_);
        EXPECT_EQ(response.status, 400) << name;
        EXPECT_THAT(response.text(), testing::HasSubstr(".wav"));
    }
    EXPECT_EQ(ask(put_delivery, std::string(97, 'a') + ".wav", wav_).status, 400);
    EXPECT_THAT(room_.media_files(), testing::IsEmpty());
}

TEST_F(DeliveriesTest, OtherBytesAreRefused) {
    EXPECT_EQ(ask(put_delivery, "a.wav", "<html>").status, 400);
    EXPECT_EQ(ask(put_delivery, "a.wav", "").status, 400);
}

TEST_F(DeliveriesTest, SettlingNeedsATarget) {
    const auto response = ask(settle_delivery, "", "{}");
    EXPECT_EQ(response.status, 400);
    EXPECT_THAT(response.text(), testing::HasSubstr("target"));
}

TEST_F(DeliveriesTest, AreForHoldersOfTheKeyOnly) {
    EXPECT_EQ(send(http::Method::put, "/api/deliveries/a.wav/", wav_, "audio/wav").status, 403);
    EXPECT_EQ(del("/api/deliveries/a.wav/").status, 403);
    EXPECT_EQ(post("/api/deliveries/settle/", R"({"target":"x"})").status, 403);
}

}  // namespace storyflow::api
