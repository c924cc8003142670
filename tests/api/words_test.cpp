#include "api/words.hpp"

#include "tests/api/api_fixture.hpp"

namespace storyflow::api {

class WordsTest : public ApiTest {
  protected:
    static std::string path(const story::Segment& segment) {
        return "/api/segments/" + segment.id + "/words/";
    }
    /// Publishes a narration, as a worker does when it is spoken.
    void publish(const story::Segment& segment, double duration, std::vector<story::NarratedWord> words) {
        story::NarrationDraft draft;
        draft.segment_id = segment.id;
        draft.narration = {.audio_file = media::MediaLibrary::audio_path(segment.project_id, segment.id),
                           .duration = duration,
                           .engine = "kokoro",
                           .voice = "af_bella",
                           .text_revision = segment.text_revision};
        draft.incoming_file = "incoming/a";
        draft.words = std::move(words);
        ASSERT_TRUE(
            std::holds_alternative<story::MediaChanges>(room_.segment_media.publish_narration(draft)));
    }
};

TEST_F(WordsTest, SayWhenTheyAreHeardAndWhereTheyWereWritten) {
    const auto segment = add_segment("In 1984 …");
    publish(segment, 1.5, {{"In", "in", 0.0, 0.25, 0, 2}, {"1984", "nineteen eighty-four", 0.25, 1.5, 3, 7}});
    const auto response = get(path(segment));
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.headers.find("Content-Type"), "application/json");
    EXPECT_EQ(response.text(),
              R"({"segment_id":")" + segment.id + R"(","audio_file":"http://localhost:8000/media/projects/)" +
                  segment.project_id + "/audio/" + segment.id + R"(.wav","audio_duration":1.5,"words":[)" +
                  R"({"text":"In","start":0.0,"end":0.25,"char_start":0,"char_end":2,"spoken":"in"},)" +
                  R"({"text":"1984","start":0.25,"end":1.5,"char_start":3,"char_end":7,)" +
                  R"("spoken":"nineteen eighty-four"}]})");
}

TEST_F(WordsTest, AreTimedToTheMillisecond) {
    const auto segment = add_segment();
    publish(segment, 0.7, {{"Once", "once", 0.12349, 0.69951, 0, 4}});
    const auto word = object(get(path(segment))).at("words").at(0);
    EXPECT_EQ(word.at("start"), 0.123);
    EXPECT_EQ(word.at("end"), 0.7);
}

TEST_F(WordsTest, CoverTheScriptOfANarration) {
    const auto segment = add_segment("Once upon a time.");
    narrate(segment);
    const auto answer = object(get(path(segment)));
    std::vector<std::string> texts;
    double before = 0.0;
    for (const auto& word : answer.at("words").as_array()) {
        texts.emplace_back(std::string_view(word.at("text").as_string()));
        EXPECT_GE(word.at("start").as_double(), before);
        before = word.at("end").as_double();
    }
    EXPECT_EQ(texts.size(), 4U);
    EXPECT_GT(before, 0.0);
    EXPECT_LE(before, answer.at("audio_duration").as_double());
}

TEST_F(WordsTest, AreNoneWithoutANarration) {
    const auto segment = add_segment();
    const auto nothing =
        R"({"segment_id":")" + segment.id + R"(","audio_file":null,"audio_duration":null,"words":[]})";
    EXPECT_EQ(get(path(segment)).text(), nothing);
    publish(segment, 1.0, {{"Once", "once", 0.0, 1.0, 0, 4}});
    ASSERT_EQ(del("/api/segments/" + segment.id + "/remove-audio/").status, 200);
    EXPECT_EQ(get(path(segment)).text(), nothing);
}

TEST_F(WordsTest, StayWithALockedSegment) {
    const auto segment = add_segment();
    publish(segment, 1.0, {{"Once", "once", 0.0, 1.0, 0, 4}});
    lock(segment);
    EXPECT_EQ(object(get(path(segment))).at("words").as_array().size(), 1U);
}

TEST_F(WordsTest, OfAnUnknownSegmentAreNotFound) {
    const auto response = get(std::string("/api/segments/") + unknown_id + "/words/");
    EXPECT_EQ(response.status, 404);
    EXPECT_EQ(response.text(), R"({"detail":"No Segment matches the given query."})");
    EXPECT_EQ(get("/api/segments/nope/words/").text(), R"({"detail":"Not found."})");
    EXPECT_EQ(get(path(add_segment()) + "?project=" + unknown_id).status, 404);
}

TEST_F(WordsTest, CannotBeWritten) {
    EXPECT_EQ(post(path(add_segment())).status, 405);
}

}  // namespace storyflow::api
