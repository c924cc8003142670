#include "api/segment_cuts.hpp"

#include "tests/api/api_fixture.hpp"
#include "tests/support/segments_of.hpp"

namespace storyflow::api {

using testing::ElementsAre;

class SegmentCutsTest : public ApiTest {
  protected:
    http::Response split(const story::Segment& segment, const std::string& body) {
        return post("/api/segments/" + segment.id + "/split/", body);
    }
    http::Response merge(const story::Segment& segment, const std::string& body = "") {
        return post("/api/segments/" + segment.id + "/merge-next/", body);
    }
    http::Response split_if_match(const story::Segment& segment, std::string tags, std::string body) {
        return post_if_match("/api/segments/" + segment.id + "/split/", std::move(tags), std::move(body));
    }
    http::Response post_if_match(const std::string& target, std::string tags, std::string body) {
        auto request = request_for(http::Method::post, target);
        request.headers.set("Content-Type", "application/json");
        request.headers.set("If-Match", std::move(tags));
        request.body = std::move(body);
        return api_.handle(std::move(request));
    }
    std::vector<std::string> scripts(const story::Segment& segment) {
        std::vector<std::string> texts;
        for (const auto& each : support::segments_of(room_.segments, segment.project_id))
            texts.push_back(each.text_content);
        return texts;
    }
};

TEST_F(SegmentCutsTest, ASplitAnswersBothHalves) {
    const auto segments = room_.add_story({"One. Two.", "Three."});
    narrate(segments[0]);
    const auto response = split(segments[0], R"({"at": 4})");
    EXPECT_EQ(response.status, 200);
    const auto halves = object(response).at("segments").as_array();
    ASSERT_EQ(halves.size(), 2U);
    EXPECT_EQ(halves[0].at("id"), Value(segments[0].id));
    EXPECT_EQ(halves[0].at("text_content"), "One.");
    EXPECT_EQ(halves[0].at("narration").at("stale"), Value(boost::json::array{"text"}));
    EXPECT_EQ(halves[1].at("text_content"), "Two.");
    EXPECT_EQ(halves[1].at("sequence_index"), 1);
    EXPECT_TRUE(halves[1].at("narration").is_null());
    EXPECT_THAT(scripts(segments[0]), ElementsAre("One.", "Two.", "Three."));
}

TEST_F(SegmentCutsTest, ASplitWantsACutInsideTheText) {
    const auto segment = add_segment("One. ");
    for (const auto* body : {R"({"at":0})", R"({"at":5})", R"({"at":-1})"}) {
        const auto response = split(segment, body);
        EXPECT_EQ(response.status, 400);
        EXPECT_EQ(response.text(), R"({"at":["Must be from 1 to 4."]})") << body;
    }
    EXPECT_EQ(split(segment, R"({"at":4})").text(),
              R"({"at":["There must be text on both sides of the cut."]})");
    EXPECT_EQ(split(segment, "{}").text(), R"({"at":["This field is required."]})");
    EXPECT_EQ(split(segment, R"({"at":null})").status, 400);
    EXPECT_EQ(split(segment, R"({"at":"middle"})").status, 400);
    EXPECT_THAT(scripts(segment), ElementsAre("One. "));
}

TEST_F(SegmentCutsTest, ALockedSegmentIsNeitherSplitNorMerged) {
    const auto segments = room_.add_story({"One. Two.", "Three.", "Four."});
    lock(segments[1]);
    const auto refused = R"({"error":"Segment is locked. Unlock it first."})";
    EXPECT_EQ(split(segments[1], R"({"at":2})").status, 409);
    EXPECT_EQ(split(segments[1], R"({"at":2})").text(), refused);
    for (const auto& segment : {segments[0], segments[1]}) {
        EXPECT_EQ(merge(segment).status, 409);
        EXPECT_EQ(merge(segment).text(), refused);
    }
    EXPECT_THAT(scripts(segments[0]), ElementsAre("One. Two.", "Three.", "Four."));
}

TEST_F(SegmentCutsTest, AMergeAnswersTheMergedSegmentAndRemovesTheFilesOfTheNext) {
    const auto segments = room_.add_story({"One.", "Two.", "Three."});
    narrate(segments[0]);
    narrate(segments[1]);
    ASSERT_EQ(room_.media_files().size(), 2U);
    const auto response = merge(segments[0]);
    EXPECT_EQ(response.status, 200);
    const auto merged = object(response);
    EXPECT_EQ(merged.at("id"), Value(segments[0].id));
    EXPECT_EQ(merged.at("text_content"), "One. Two.");
    EXPECT_EQ(merged.at("narration").at("stale"), Value(boost::json::array{"text"}));
    EXPECT_THAT(scripts(segments[0]), ElementsAre("One. Two.", "Three."));
    EXPECT_THAT(room_.media_files(),
                ElementsAre(media::MediaLibrary::audio_path(segments[0].project_id, segments[0].id)));
}

TEST_F(SegmentCutsTest, TheLastSegmentCannotBeMerged) {
    const auto response = merge(add_segment());
    EXPECT_EQ(response.status, 400);
    EXPECT_EQ(response.text(), R"({"error":"This is the last segment: there is nothing to merge it with."})");
}

TEST_F(SegmentCutsTest, AnUnknownSegmentIsNotFound) {
    EXPECT_EQ(post(std::string("/api/segments/") + unknown_id + "/split/", R"({"at":1})").status, 404);
    EXPECT_EQ(post(std::string("/api/segments/") + unknown_id + "/merge-next/").status, 404);
}

TEST_F(SegmentCutsTest, ASplitIsMadeOnlyOnTheTextThatWasSeen) {
    const auto segment = add_segment("One. Two.");
    patch("/api/segments/" + segment.id + "/", R"({"text_content":"Theirs, another text."})");
    const auto refused = split_if_match(segment, "\"1\"", R"({"at":4})");
    EXPECT_EQ(refused.status, 412);
    EXPECT_EQ(object(refused).at("error"), "The text was changed elsewhere meanwhile.");
    EXPECT_EQ(object(refused).at("segment"), Value(object(get("/api/segments/" + segment.id + "/"))));
    EXPECT_EQ(split_if_match(segment, "2", R"({"at":4})").status, 400);
    EXPECT_THAT(scripts(segment), ElementsAre("Theirs, another text."));
    EXPECT_EQ(split_if_match(segment, "\"2\"", R"({"at":7})").status, 200);
    EXPECT_EQ(split_if_match(segment, "\"2\"", R"({"at":7})").status, 412) << "sent twice";
    EXPECT_THAT(scripts(segment), ElementsAre("Theirs,", "another text."));
}

TEST_F(SegmentCutsTest, AMergeIsMadeOnlyOnTheTextsThatWereSeen) {
    const auto segments = room_.add_story({"One.", "Two.", "Three."});
    const auto merge_path = "/api/segments/" + segments[0].id + "/merge-next/";
    patch("/api/segments/" + segments[1].id + "/", R"({"text_content":"Theirs."})");
    EXPECT_EQ(post_if_match(merge_path, "\"7\"", "").status, 412);
    const auto next_changed = merge(segments[0], R"({"next_text_revision":1})");
    EXPECT_EQ(next_changed.status, 412);
    EXPECT_EQ(object(next_changed).at("segment").at("text_content"), "Theirs.");
    const auto another = merge(segments[0], R"({"next":")" + segments[2].id + R"("})");
    EXPECT_EQ(another.status, 412);
    EXPECT_EQ(object(another).at("error"), "Another segment stands behind this one by now.");
    EXPECT_EQ(object(another).at("segment").at("id"), Value(segments[1].id));
    EXPECT_THAT(scripts(segments[0]), ElementsAre("One.", "Theirs.", "Three."));
    const auto seen = R"({"next":")" + segments[1].id + R"(","next_text_revision":2})";
    EXPECT_EQ(post_if_match(merge_path, "\"1\"", seen).status, 200);
    EXPECT_THAT(scripts(segments[0]), ElementsAre("One. Theirs.", "Three."));
}

TEST_F(SegmentCutsTest, AMergeWantsAnIdAndANumberOfTheNext) {
    const auto segments = room_.add_story({"One.", "Two."});
    EXPECT_EQ(
        merge(segments[0], R"({"next":"the other","next_text_revision":"new"})").text(),
        R"({"next":["Must be the id of a segment."],"next_text_revision":["A valid integer is required."]})");
    EXPECT_THAT(scripts(segments[0]), ElementsAre("One.", "Two."));
}

}  // namespace storyflow::api
