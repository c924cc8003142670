#include "api/project_digest.hpp"

#include <optional>

#include "tests/api/api_fixture.hpp"

namespace storyflow::api {

namespace {

const std::string long_text(80, 'x');

/// What a client makes of a digest: each segment with all its members.
boost::json::array whole(const boost::json::array& digest) {
    boost::json::array segments;
    boost::json::object before;
    for (const auto& each : digest) {
        auto segment = before;
        segment.erase("text_content");
        if (segment.contains("sequence_index")) {
            segment["sequence_index"] = segment.at("sequence_index").as_int64() + 1;
        }
        for (const auto& member : each.as_object())
            segment[member.key()] = member.value();
        segments.push_back(segment);
        before = std::move(segment);
    }
    return segments;
}

}  // namespace

class ProjectDigestTest : public ApiTest {
  protected:
    std::string digest_of(const std::string& project, const std::string& query = "") {
        return "/api/projects/" + project + "/digest/" + query;
    }
    std::string texts_of(const std::string& project, const std::string& query = "") {
        return "/api/projects/" + project + "/texts/" + query;
    }
};

TEST_F(ProjectDigestTest, TellsTheSameAsTheProjectInFewerWords) {
    const auto segments = room_.add_story({"one", "two", "three", "four"});
    narrate(segments[1]);
    narrate(segments[2]);
    lock(segments[2]);
    const auto id = segments[0].project_id;
    const auto detail = object(get("/api/projects/" + id + "/"));
    const auto digest = object(get(digest_of(id)));
    for (const auto& member : detail) {
        if (member.key() == "segments") continue;
        EXPECT_EQ(digest.at(member.key()), member.value()) << member.key();
    }
    const auto told = whole(digest.at("segments").as_array());
    ASSERT_EQ(told.size(), 4U);
    for (std::size_t i = 0; i < told.size(); ++i) {
        auto expected = detail.at("segments").at(i).as_object();
        auto& audio = expected["audio_file"];
        if (audio.is_string()) audio = "/media/projects/" + id + "/audio/{id}.wav";
        EXPECT_EQ(told[i], Value(expected));
    }
    EXPECT_LT(get(digest_of(id)).text().size(), get("/api/projects/" + id + "/").text().size() * 2 / 3);
}

TEST_F(ProjectDigestTest, LeavesOutLongTextsBehindAsManyAsWereAskedFor) {
    const auto id = room_.add_story({long_text, long_text, "short"}).front().project_id;
    const auto some = object(get(digest_of(id, "?texts=1"))).at("segments").as_array();
    EXPECT_EQ(some.at(0).at("text_content"), Value(long_text));
    EXPECT_EQ(some.at(1).at("text_length"), 80);
    EXPECT_EQ(some.at(2).at("text_content"), "short");
    const auto usual = object(get(digest_of(id))).at("segments").as_array();
    EXPECT_EQ(usual.at(1).at("text_content"), Value(long_text));
}

TEST_F(ProjectDigestTest, TextsAreThoseOfTheRangeWithTheirRevisions) {
    const auto segments = room_.add_story({"zero", "one", "two", "three"});
    room_.segments.edit(segments[1].id, {.text_content = "changed", .image_prompt = {}, .is_locked = {}});
    const auto id = segments[0].project_id;
    const auto middle = object(get(texts_of(id, "?from=1&count=2"))).at("texts").as_array();
    ASSERT_EQ(middle.size(), 2U);
    EXPECT_EQ(middle.at(0),
              Value(Json{{"id", segments[1].id}, {"text_revision", 2}, {"text_content", "changed"}}));
    EXPECT_EQ(middle.at(1).at("text_content"), "two");
    EXPECT_EQ(object(get(texts_of(id))).at("texts").as_array().size(), 4U);
    EXPECT_EQ(object(get(texts_of(id, "?from=3&count=50"))).at("texts").as_array().size(), 1U);
    EXPECT_TRUE(object(get(texts_of(id, "?from=4"))).at("texts").as_array().empty());
    EXPECT_TRUE(object(get(texts_of(id, "?count=0"))).at("texts").as_array().empty());
}

TEST_F(ProjectDigestTest, NumbersOutOfRangeAreRefusedByName) {
    const auto id = add_segment().project_id;
    for (const auto* query : {"?texts=-1", "?texts=many", "?texts=100001"}) {
        const auto response = get(digest_of(id, query));
        EXPECT_EQ(response.status, 400) << query;
        EXPECT_TRUE(object(response).contains("texts")) << query;
    }
    EXPECT_TRUE(object(get(texts_of(id, "?from=-1"))).contains("from"));
    EXPECT_TRUE(object(get(texts_of(id, "?count=1.5"))).contains("count"));
}

TEST_F(ProjectDigestTest, AnUnknownProjectHasNeither) {
    const std::string unknown = "00000000-0000-4000-8000-000000000000";
    EXPECT_EQ(get(digest_of(unknown)).status, 404);
    EXPECT_EQ(get(texts_of(unknown)).status, 404);
}

}  // namespace storyflow::api
