#include "tests/api/api_fixture.hpp"

namespace storyflow::api {

/// Narrations whose files are gone, as clients see them.
class LostFilesTest : public ApiTest {
  protected:
    void SetUp() override {
        ApiTest::SetUp();
        for (const auto& segment : segments_)
            narrate(segment);
    }
    void lose(const story::Segment& segment) {
        std::filesystem::remove(
            room_.library.absolute(media::MediaLibrary::audio_path(segment.project_id, segment.id)));
    }
    boost::json::array detail() { return object(get(address_)).at("segments").as_array(); }
    static Value stale(const Value& segment) { return segment.at("narration").at("stale"); }

    std::vector<story::Segment> segments_ = room_.add_story({"one", "two"});
    std::string address_ = "/api/projects/" + segments_[0].project_id + "/";
};

TEST_F(LostFilesTest, ALostFileIsSaidWhereverASegmentIsShown) {
    lose(segments_[1]);
    const auto id = segments_[1].id;
    EXPECT_EQ(stale(detail()[0]), Value(boost::json::array{}));
    EXPECT_EQ(stale(detail()[1]), Value(boost::json::array{"file"}));
    EXPECT_EQ(stale(object(get("/api/segments/" + id + "/"))), Value(boost::json::array{"file"}));
    EXPECT_EQ(stale(object(get("/api/segments/?project=" + segments_[1].project_id)).at("results").at(1)),
              Value(boost::json::array{"file"}));
    const auto cut = object(post("/api/segments/" + id + "/split/", R"({"at":2})"));
    EXPECT_EQ(stale(cut.at("segments").at(0)), Value(boost::json::array{"text", "file"}));
}

TEST_F(LostFilesTest, AFileThatIsStillOwedIsNotLost) {
    lose(segments_[1]);
    const auto& segment = segments_[1];
    const auto incoming = room_.library.write_incoming(segment.id + ".wav", "sound");
    const story::Narration narration{media::MediaLibrary::audio_path(segment.project_id, segment.id),
                                     1.0,
                                     "kokoro",
                                     stored(segment).narration->voice,
                                     1.0,
                                     segment.text_revision};
    ASSERT_TRUE(std::holds_alternative<story::MediaChanges>(
        room_.segment_media.publish_narration({segment.id, narration, incoming, {}, std::nullopt})));
    EXPECT_EQ(stale(detail()[1]), Value(boost::json::array{}));
    EXPECT_EQ(stale(object(get("/api/segments/" + segment.id + "/"))), Value(boost::json::array{}));
    EXPECT_EQ(post(address_ + "generate-all-audio/").status, 200) << "there is nothing to do";
}

TEST_F(LostFilesTest, ALostFileIsNarratedAgainByABatchAndEstimated) {
    EXPECT_EQ(post(address_ + "generate-all-audio/").status, 200) << "there is nothing to do";
    lose(segments_[1]);
    EXPECT_NE(object(get(address_)).at("estimated_seconds"), Value(0.0));
    const auto task = generate_all(segments_[1].project_id);
    EXPECT_EQ(wait_for_end(task).progress.total, 1);
    EXPECT_EQ(stale(detail()[1]), Value(boost::json::array{}));
}

}  // namespace storyflow::api
