#include "api/project_import.hpp"

#include "tests/api/api_fixture.hpp"
#include "tests/support/segments_of.hpp"

namespace storyflow::api {

class ProjectImportTest : public ApiTest {
  protected:
    http::Response import(std::string body) { return post("/api/projects/import/", std::move(body)); }
    http::Response add_to(const std::string& project_id, std::string body) {
        return post("/api/projects/" + project_id + "/import-segments/", std::move(body));
    }
};

TEST_F(ProjectImportTest, MakesAProjectWithItsSegments) {
    const auto response =
        import(R"({"format":"json","title":"T","segments":[{"text_content":"a"},{"text_content":"b"}]})");
    EXPECT_EQ(response.status, 201);
    const auto project = object(response);
    EXPECT_EQ(project.at("title"), "T");
    EXPECT_EQ(project.at("segments").at(1).at("text_content"), "b");
    EXPECT_EQ(project.at("segments").at(1).at("sequence_index"), 1);
    EXPECT_TRUE(project.at("output_path").is_null());
}

TEST_F(ProjectImportTest, ReadsTheTextFormat) {
    const auto response = import(R"({"format":"text","title":"T","raw_text":"Text: a\r\n---\r\nText: b"})");
    EXPECT_EQ(response.status, 201);
    EXPECT_EQ(object(response).at("segments").as_array().size(), 2U);
}

TEST_F(ProjectImportTest, KeepsTheVoicesOfSegmentsAndStoresNothingWithAnUnknownOne) {
    const auto response =
        import(R"({"format":"text","title":"T","raw_text":"Voice: bm_lewis\nText: a\n---\nText: b"})");
    EXPECT_EQ(response.status, 201);
    EXPECT_EQ(object(response).at("segments").at(0).at("voice_id"), "bm_lewis");
    const auto id = text(object(response), "id");
    EXPECT_EQ(import(R"({"format":"text","title":"T","raw_text":"Voice: nobody\nText: a"})").status, 400);
    EXPECT_EQ(add_to(id, R"({"segments":[{"text_content":"c","voice_id":"nobody"}]})").status, 400);
    EXPECT_EQ(object(get("/api/projects/")).at("count"), 1);
    EXPECT_EQ(support::segments_of(room_.segments, id).size(), 2U);
}

TEST_F(ProjectImportTest, SkipsTheByteOrderMarkOfSomeEditorsAtEveryEntrance) {
    const std::string mark = "\uFEFF";
    const auto first_text = [](const http::Response& response) {
        return response.status == 201
                   ? text(object(response).at("segments").at(0).as_object(), "text_content")
                   : response.text();
    };
    EXPECT_EQ(first_text(import(R"({"format":"text","title":"T","raw_text":")" + mark + R"(Text: a"})")),
              "a");
    EXPECT_EQ(first_text(import(R"({"format":"json","title":"T","segments":[{"text_content":")" + mark +
                                R"(a"}]})")),
              "a");
    EXPECT_EQ(first_text(import(mark + R"({"format":"json","title":"T","segments":[{"text_content":"a"}]})")),
              "a");
    const auto project = add_segment().project_id;
    for (const auto& body : {R"({"format":"text","raw_text":")" + mark + R"(Text: a"})",
                             R"({"segments":[{"text_content":")" + mark + R"(a"}]})",
                             mark + R"({"segments":[{"text_content":"a"}]})"}) {
        const auto response = add_to(project, body);
        ASSERT_EQ(response.status, 201) << response.text();
        EXPECT_EQ(boost::json::parse(response.text()).as_array().back().at("text_content"), "a") << body;
    }
}

TEST_F(ProjectImportTest, TakesAByteOrderMarkAloneForNoText) {
    EXPECT_EQ(import("{\"format\":\"text\",\"title\":\"T\",\"raw_text\":\"\uFEFF\"}").text(),
              R"({"error":["Missing or empty raw_text"]})");
    EXPECT_EQ(
        import("{\"format\":\"json\",\"title\":\"T\",\"segments\":[{\"text_content\":\"\uFEFF \"}]}").status,
        400);
}

TEST_F(ProjectImportTest, StoresNothingWhenAnySegmentIsWrong) {
    EXPECT_EQ(import(R"({"format":"json","title":"T","segments":[{"text_content":"a"},{}]})").status, 400);
    EXPECT_EQ(room_.projects.list({}, 0, 1).count, 0);
}

TEST_F(ProjectImportTest, AnswersEveryBadRequestWithListsOfStrings) {
    EXPECT_EQ(import(R"({"format":"json","title":"T"})").text(),
              R"({"error":["Missing or empty segments array"]})");
    EXPECT_EQ(
        import(R"({"format":"json","title":"T","segments":[{}]})").text(),
        R"({"error":["Missing text_content"],"details":["Segment at index 0 is missing text_content"]})");
    EXPECT_EQ(import(R"({"format":"json","title":"T","segments":["x"]})").text(),
              R"({"segments":["Item 0: Expected a dictionary of items but got type \"str\"."]})");
    EXPECT_EQ(import("[]").text(),
              R"({"non_field_errors":["Invalid data. Expected a dictionary, but got list."]})");
    EXPECT_TRUE(import("{").text().starts_with(R"({"detail":["JSON parse error - )"));
}

TEST_F(ProjectImportTest, LeavesOtherErrorsAsTheyAre) {
    const auto response = send(http::Method::post, "/api/projects/import/", "x", "text/plain");
    EXPECT_EQ(response.status, 415);
    EXPECT_EQ(response.text(), R"({"detail":"Unsupported media type \"text/plain\" in request."})");
}

TEST_F(ProjectImportTest, AddsSegmentsBehindTheLastAndAnswersAll) {
    const auto first = add_segment("one");
    narrate(first);
    const auto response = add_to(first.project_id, R"({"segments":[{"text_content":"two"}]})");
    EXPECT_EQ(response.status, 201);
    const auto segments = boost::json::parse(response.text()).as_array();
    ASSERT_EQ(segments.size(), 2U);
    EXPECT_EQ(segments[0].at("audio_file"),
              Value("/media/projects/" + first.project_id + "/audio/" + first.id + ".wav"));
    EXPECT_EQ(segments[1].at("sequence_index"), 1);
}

TEST_F(ProjectImportTest, AddsToProjectsWithLongTitles) {
    const auto id = room_.projects.create({.title = std::string(255, 'x'), .segments = {}}).id;
    EXPECT_EQ(add_to(id, R"({"format":"text","raw_text":"Text: a"})").status, 201);
}

TEST_F(ProjectImportTest, FindsNoUnknownProject) {
    for (const auto* id : {unknown_id, "nope", "no.pe"}) {
        const auto response = add_to(id, "{");
        EXPECT_EQ(response.status, 404) << id;
        EXPECT_EQ(response.text(), R"({"error":"Project not found"})");
    }
}

TEST_F(ProjectImportTest, AddsNothingFromAWrongBody) {
    const auto segment = add_segment();
    EXPECT_EQ(add_to(segment.project_id, R"({"format":"xml"})").text(),
              R"({"error":["format must be 'json' or 'text'"]})");
    EXPECT_EQ(add_to(segment.project_id, R"({"segments":[{"text_content":"a"},5]})").text(),
              R"({"error":["Invalid segment format"],"details":["Segment at index 1 is not an object"]})");
    EXPECT_EQ(support::segments_of(room_.segments, segment.project_id).size(), 1U);
}

}  // namespace storyflow::api
