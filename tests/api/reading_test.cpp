#include "api/reading.hpp"

#include "tests/api/api_fixture.hpp"

namespace storyflow::api {

class ReadingTest : public ApiTest {
  protected:
    boost::json::object reading(const story::Segment& segment) {
        return object(get("/api/segments/" + segment.id + "/reading/"));
    }
};

TEST_F(ReadingTest, TellsWhatEachPieceOfTheTextBecomes) {
    const auto segment = room_.add_story({"Dr. Zorblax slept."}).front();
    const auto json = reading(segment);
    EXPECT_EQ(json.at("segment_id"), boost::json::value(segment.id));
    EXPECT_EQ(json.at("engine"), "kokoro");
    EXPECT_EQ(json.at("voice"), "af_heart");
    const auto& pieces = json.at("pieces").as_array();
    ASSERT_EQ(pieces.size(), 3U);
    EXPECT_EQ(pieces[0], boost::json::parse(R"({"text":"Dr.","char_start":0,"char_end":3,"spoken":"Doctor",
        "phonemes":null,"from":"lexicon","rules":["abbreviation"]})"));
    EXPECT_EQ(pieces[1].at("from"), "espeak");
}

TEST_F(ReadingTest, UsesTheProjectsPronunciations) {
    const auto segment = room_.add_story({"Siobhan slept."}).front();
    room_.pronunciations.add(segment.project_id, "Siobhan", "Shivawn");
    const auto json = reading(segment);
    const auto& piece = json.at("pieces").at(0);
    EXPECT_EQ(piece.at("spoken"), "Shivawn");
    EXPECT_EQ(piece.at("from"), "pronunciation");
}

TEST_F(ReadingTest, OfABlankSegmentHasNoPiecesAndAnUnknownOneIsNotFound) {
    EXPECT_TRUE(reading(room_.add_story({" "}).front()).at("pieces").as_array().empty());
    EXPECT_EQ(get(std::string("/api/segments/") + unknown_id + "/reading/").status, 404);
}

}  // namespace storyflow::api
