#include "api/project_import.hpp"

#include <gmock/gmock.h>

#include <utility>
#include <vector>

#include "base/file.hpp"
#include "exports/zip_file.hpp"
#include "tests/api/api_fixture.hpp"
#include "tests/support/segments_of.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::api {

class ProjectImportTest : public ApiTest {
  protected:
    http::Response import(std::string body) { return post("/api/projects/import/", std::move(body)); }
    http::Response add_to(const std::string& project_id, std::string body) {
        return post("/api/projects/" + project_id + "/import-segments/", std::move(body));
    }
    /// Sends a file, and fields in the form `name=value`.
    http::Response send_file(const std::string& path, const std::string& name, const std::string& bytes,
                             const std::vector<std::pair<std::string, std::string>>& fields = {}) {
        auto request = request_for(http::Method::post, path);
        request.headers.set("Content-Type", "multipart/form-data; boundary=x");
        for (const auto& [field, value] : fields)
            request.body +=
                "--x\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\n" + value + "\r\n";
        request.body += "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name +
                        "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + bytes + "\r\n--x--\r\n";
        return api_.handle(std::move(request));
    }
};

const std::string a_book =
    "CHAPTER I.\r\n\r\nIt was a dark and\r\nstormy night.\r\n\r\n* * *\r\n\r\nMorning broke.\r\n\r\n"
    "CHAPTER II.\r\n\r\nThe sun was out.\r\n";

TEST_F(ProjectImportTest, MakesAProjectOfABookWithItsChapters) {
    const auto response = send_file("/api/projects/import/", "stormy.txt", a_book);
    ASSERT_EQ(response.status, 201) << response.text();
    const auto project = object(response);
    EXPECT_EQ(project.at("title"), "stormy");
    const auto& segments = project.at("segments").as_array();
    ASSERT_EQ(segments.size(), 5U);
    EXPECT_EQ(segments[0].at("chapter").at("title"), "CHAPTER I.");
    EXPECT_EQ(segments[1].at("text_content"), "It was a dark and stormy night.");
    EXPECT_EQ(segments[2].at("scene_break"), true);
    EXPECT_EQ(segments[4].at("text_content"), "The sun was out.");
    EXPECT_EQ(project.at("import").at("chapters").as_array().size(), 2U);
    EXPECT_EQ(project.at("import").at("left_out").at(0).at("text"), "* * *");
}

/// An EPUB of one page with a heading, a paragraph and a picture.
std::string an_epub() {
    // The smallest PNG: one transparent pixel.
    constexpr std::string_view picture(
        "\211\120\116\107\015\012\032\012\000\000\000\015\111\110\104\122\000\000\000\001\000\000\000\001"
        "\010\006\000\000\000\037\025\304\211\000\000\000\013\111\104\101\124\170\234\143\140\000\002\000"
        "\000\005\000\001\172\136\253\077\000\000\000\000\111\105\116\104\256\102\140\202",
        68);
    const support::TemporaryDirectory folder;
    exports::write_zip(
        folder.path() / "tale.epub",
        std::vector<exports::ZipEntry>{
            {.name = "META-INF/container.xml",
             .bytes =
                 "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles><rootfile "
                 "full-path='p.opf' media-type='application/oebps-package+xml'/></rootfiles></container>"},
            {.name = "p.opf",
             .bytes =
                 "<package xmlns='http://www.idpf.org/2007/opf' version='3.0'><metadata "
                 "xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>Tale</dc:title></metadata><manifest>"
                 "<item id='a' href='a.xhtml' media-type='application/xhtml+xml'/><item id='i' href='i.png' "
                 "media-type='image/png'/></manifest><spine><itemref idref='a'/></spine></package>"},
            {.name = "a.xhtml",
             .bytes =
                 "<html xmlns='http://www.w3.org/1999/xhtml'><head><title/></head><body><h1>One</h1><img "
                 "src='i.png' alt=''/><p>It was so.</p></body></html>"},
            {.name = "i.png", .bytes = std::string(picture)}});
    return base::read_file(folder.path() / "tale.epub", 100'000);
}

TEST_F(ProjectImportTest, KeepsAnEpubAndItsPicturesWithTheStory) {
    const auto bytes = an_epub();
    const auto response = send_file("/api/projects/import/", "my tale.epub", bytes);
    ASSERT_EQ(response.status, 201) << response.text();
    const auto project = object(response);
    const std::string id(project.at("id").as_string());
    const auto all = support::segments_of(room_.segments, id);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].source_place, "a.xhtml#/4/2");
    EXPECT_EQ(all[1].source_place, "a.xhtml#/4/6");
    const std::string source(project.at("source_file").as_string());
    EXPECT_THAT(source, testing::StartsWith("projects/" + id + "/source/"));
    EXPECT_EQ(base::read_file(room_.library.absolute(source), bytes.size() + 1), bytes);
    ASSERT_TRUE(all[1].image_file) << response.text();
    EXPECT_TRUE(room_.library.is_there(*all[1].image_file));
    EXPECT_TRUE(room_.journal.pending().empty());
}

TEST_F(ProjectImportTest, RemembersNoPlacesInABookThatIsNotKept) {
    const auto segment = add_segment();
    const auto response =
        send_file("/api/projects/" + segment.project_id + "/import-segments/", "my tale.epub", an_epub());
    ASSERT_EQ(response.status, 201) << response.text();
    const auto all = support::segments_of(room_.segments, segment.project_id);
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[2].source_place, "");
    EXPECT_TRUE(all[2].image_file);
}

TEST_F(ProjectImportTest, APreviewOfABookStoresNothing) {
    const auto response =
        send_file("/api/projects/import/", "stormy.txt", a_book, {{"preview", "true"}, {"title", "Night"}});
    ASSERT_EQ(response.status, 200) << response.text();
    EXPECT_EQ(object(response).at("title"), "Night");
    EXPECT_EQ(object(response).at("segments"), 5);
    EXPECT_EQ(object(get("/api/projects/")).at("count"), 0);
}

TEST_F(ProjectImportTest, ABookGoesBehindTheSegmentsOfAProject) {
    const auto segment = add_segment();
    const auto response =
        send_file("/api/projects/" + segment.project_id + "/import-segments/", "stormy.txt", a_book);
    ASSERT_EQ(response.status, 201) << response.text();
    const auto all = support::segments_of(room_.segments, segment.project_id);
    ASSERT_EQ(all.size(), 6U);
    EXPECT_EQ(all[1].opening.chapter->title, "CHAPTER I.");
}

TEST_F(ProjectImportTest, RefusesFilesThatCannotBeReadByTheNameOfTheField) {
    const auto refused = [&](const std::string& name, const std::string& bytes) {
        const auto response = send_file("/api/projects/import/", name, bytes);
        EXPECT_EQ(response.status, 400) << name;
        EXPECT_THAT(response.text(), testing::StartsWith(R"({"file":[")")) << name;
    };
    refused("old.rtf", R"({\rtf1\ansi Hello})");
    refused("nothing.txt", " \n ");
    refused("broken.epub", std::string("PK\x03\x04 and no more"));
    EXPECT_EQ(object(get("/api/projects/")).at("count"), 0);
}

TEST_F(ProjectImportTest, ABookMayNameOnlyKnownVoices) {
    const auto response = send_file("/api/projects/import/", "s.json",
                                    R"({"title":"T","segments":[{"text_content":"a","voice_id":"nobody"}]})");
    EXPECT_EQ(response.status, 400);
    EXPECT_EQ(object(get("/api/projects/")).at("count"), 0);
}

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
