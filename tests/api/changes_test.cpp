#include "api/changes.hpp"

#include <filesystem>

#include "base/file.hpp"
#include "tests/api/api_fixture.hpp"

namespace storyflow::api {

using testing::HasSubstr;

class ChangesTest : public ApiTest {
  protected:
    static std::string address(const story::Segment& segment, const std::string& what) {
        return "/api/projects/" + segment.project_id + "/" + what + "/";
    }
    static std::string address(const story::Segment& segment) { return "/api/segments/" + segment.id + "/"; }
    Json changes(const story::Segment& segment) { return object(get(address(segment, "changes"))); }
    std::int64_t latest(const story::Segment& segment) {
        return changes(segment).at("undo").as_array().at(0).as_object().at("id").as_int64();
    }
};

TEST_F(ChangesTest, AreListedAndUndoneAndMadeAgain) {
    const auto segment = add_segment("Before.");
    ASSERT_EQ(patch(address(segment), R"({"text_content": "After."})").status, 200);
    const auto listed = changes(segment).at("undo").as_array();
    ASSERT_EQ(listed.size(), 1U);
    const auto& change = listed[0].as_object();
    EXPECT_THAT(keys(change),
                testing::ElementsAre("id", "kind", "segment_id", "place", "segments", "word", "changed_at"));
    EXPECT_EQ(text(change, "kind"), "text");
    EXPECT_EQ(text(change, "segment_id"), segment.id);
    EXPECT_EQ(change.at("place"), 1);

    const auto undone = post(address(segment, "undo"), R"({"change": 1})");
    EXPECT_EQ(undone.status, 200);
    EXPECT_EQ(object(undone).at("restored"), 1);
    EXPECT_EQ(object(undone).at("left_out"), 0);
    EXPECT_EQ(stored(segment).text_content, "Before.");
    EXPECT_TRUE(changes(segment).at("undo").as_array().empty());
    EXPECT_EQ(changes(segment).at("redo").as_array().size(), 1U);
    EXPECT_EQ(post(address(segment, "redo")).status, 200);
    EXPECT_EQ(stored(segment).text_content, "After.");
}

TEST_F(ChangesTest, OfOneGroupAreOne) {
    const auto story = room_.add_story({"One.", "Two."});
    const auto& first = story[0];
    const auto& second = story[1];
    const auto change_both = [&](http::Method method, const std::string& group) {
        for (const auto& segment : {first, second}) {
            auto request = request_for(method, address(segment));
            request.headers.set("Change-Group", group);
            if (method == http::Method::patch) {
                request.headers.set("Content-Type", "application/json");
                request.body = R"({"text_content": "Other."})";
            }
            EXPECT_LT(api_.handle(std::move(request)).status, 300);
        }
    };
    change_both(http::Method::patch, "replaced");
    change_both(http::Method::del, "removed");
    const auto listed = changes(first).at("undo").as_array();
    ASSERT_EQ(listed.size(), 2U);
    EXPECT_EQ(listed[0].as_object().at("segments"), 2);
    EXPECT_EQ(listed[1].as_object().at("segments"), 2);
    EXPECT_EQ(object(post(address(first, "undo"))).at("restored"), 2);
    EXPECT_EQ(object(post(address(first, "undo"))).at("restored"), 2);
    EXPECT_EQ(stored(second).text_content, "Two.");
}

TEST_F(ChangesTest, WithAWrongGroupAreRefused) {
    const auto segment = add_segment("One.");
    auto request = request_for(http::Method::del, address(segment));
    request.headers.set("Change-Group", "two words");
    const auto refused = api_.handle(std::move(request));
    EXPECT_EQ(refused.status, 400);
    EXPECT_THAT(keys(object(refused)), testing::ElementsAre("Change-Group"));
    EXPECT_EQ(stored(segment).text_content, "One.");
}

TEST_F(ChangesTest, OfAStoryNameNoSegment) {
    const auto segment = add_segment();
    ASSERT_EQ(patch("/api/projects/" + segment.project_id + "/", R"({"title": "Other"})").status, 200);
    const auto change = changes(segment).at("undo").as_array().at(0).as_object();
    EXPECT_EQ(text(change, "kind"), "story");
    EXPECT_TRUE(change.at("segment_id").is_null());
    EXPECT_TRUE(change.at("place").is_null());
}

TEST_F(ChangesTest, OfAPronunciationNameItsWord) {
    const auto segment = add_segment();
    ASSERT_EQ(
        post(address(segment, "pronunciations"), R"({"word": "Siobhan", "spoken_as": "shivawn"})").status,
        201);
    const auto change = changes(segment).at("undo").as_array().at(0).as_object();
    EXPECT_EQ(text(change, "kind"), "pronunciation");
    EXPECT_EQ(text(change, "word"), "Siobhan");
    EXPECT_EQ(post(address(segment, "undo")).status, 200);
    EXPECT_EQ(get(address(segment, "pronunciations")).text(), "[]");
}

TEST_F(ChangesTest, OfImportedSegmentsAreOneAndTakeAllOfThemBack) {
    const auto segment = add_segment("One.");
    ASSERT_EQ(post(address(segment, "import-segments"),
                   R"({"segments": [{"text_content": "Two."}, {"text_content": "Three."}]})")
                  .status,
              201);
    const auto listed = changes(segment).at("undo").as_array();
    ASSERT_EQ(listed.size(), 1U);
    EXPECT_EQ(text(listed[0].as_object(), "kind"), "insertion");
    EXPECT_EQ(listed[0].as_object().at("place"), 2);
    EXPECT_EQ(listed[0].as_object().at("segments"), 2);
    EXPECT_TRUE(listed[0].as_object().at("word").is_null());
    EXPECT_EQ(post(address(segment, "undo")).status, 200);
    EXPECT_EQ(support::segments_of(room_.segments, segment.project_id).size(), 1U);
}

TEST_F(ChangesTest, AreNotUndoneWhenAnotherOneIsTheLatest) {
    const auto segment = add_segment("Before.");
    patch(address(segment), R"({"text_content": "After."})");
    const auto seen = latest(segment);
    lock(segment);
    const auto refused = post(address(segment, "undo"), R"({"change": )" + std::to_string(seen) + "}");
    EXPECT_EQ(refused.status, 409);
    EXPECT_THAT(text(object(refused), "detail"), HasSubstr("changed elsewhere"));
    EXPECT_TRUE(stored(segment).is_locked);
}

TEST_F(ChangesTest, SayWhenThereIsNothing) {
    const auto segment = add_segment();
    EXPECT_EQ(text(object(post(address(segment, "undo"))), "detail"), "There is nothing to undo.");
    EXPECT_EQ(text(object(post(address(segment, "redo"))), "detail"), "There is nothing to make again.");
    EXPECT_EQ(post(address(segment, "undo"), R"({"change": "two"})").status, 400);
    for (const auto* word : {"undo", "redo"}) {
        EXPECT_EQ(post(std::string("/api/projects/") + unknown_id + "/" + word + "/").status, 404) << word;
    }
    EXPECT_EQ(get(std::string("/api/projects/") + unknown_id + "/changes/").status, 404);
}

TEST_F(ChangesTest, OfSoundsBringTheSoundBack) {
    const auto segment = add_segment();
    narrate(segment);
    const auto first = stored(segment).narration;
    const auto file = room_.library.absolute(first->audio_file);
    const auto sound = base::read_file(file, 1'000'000);
    ASSERT_EQ(del("/api/segments/" + segment.id + "/remove-audio/").status, 200);
    EXPECT_FALSE(std::filesystem::exists(file));
    ASSERT_EQ(post(address(segment, "undo")).status, 200);
    EXPECT_EQ(base::read_file(file, 1'000'000), sound);
    EXPECT_EQ(stored(segment).narration, first);
    EXPECT_TRUE(room_.journal.pending().empty());
}

TEST_F(ChangesTest, OfADeletedSegmentBringItBack) {
    const auto segments = room_.add_story({"One.", "Two.", "Three."});
    narrate(segments[1]);
    const auto before = stored(segments[1]);
    ASSERT_EQ(del(address(segments[1])).status, 204);
    ASSERT_EQ(post(address(segments[1], "undo")).status, 200);
    const auto after = stored(segments[1]);
    EXPECT_EQ(after.text_content, before.text_content);
    EXPECT_EQ(after.sequence_index, before.sequence_index);
    EXPECT_EQ(after.narration, before.narration);
    EXPECT_TRUE(std::filesystem::exists(room_.library.absolute(before.narration->audio_file)));
}

}  // namespace storyflow::api
