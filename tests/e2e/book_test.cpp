#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <string>

#include "audio/wav.hpp"
#include "base/file.hpp"
#include "tests/e2e/story_service.hpp"

/// A book goes in as a file and comes out as finished files, with the real program.
namespace storyflow::e2e {

namespace {

class Book : public StoryService {
  protected:
    /// Imports a book in plain text, encoded in Windows-1252; returns the project.
    static boost::json::object import_book(const support::ServerProcess& server) {
        const std::string book =
            "CHAPTER I.\r\n\r\nThe caf\xE9 was closed, and\r\nnobody came.\r\n\r\n* * *\r\n\r\nMorning "
            "broke.\r\n\r\n"
            "CHAPTER II.\r\n\r\nThe ship was gone.\r\n";
        support::HttpClient http("127.0.0.1", server.port());
        const auto reply = http.request(
            "POST", "/api/projects/import/", {{"Content-Type", "multipart/form-data; boundary=x"}},
            "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"ship.txt\"\r\n\r\n" + book +
                "\r\n--x--\r\n");
        EXPECT_EQ(reply.status, 201) << reply.body;
        return boost::json::parse(reply.body).as_object();
    }
    static std::string start_export(ApiClient& api, const std::string& project, const std::string& order) {
        return text_of(api.post("/api/projects/" + project + "/exports/", order).as_object(), "task_id");
    }
    [[nodiscard]] std::set<std::string> files_of(const std::string& project) const {
        std::set<std::string> names;
        for (const auto& file :
             std::filesystem::directory_iterator(media() / "projects" / project / "output" / "exports"))
            names.insert(file.path().filename().string());
        return names;
    }
};

}  // namespace

INSTANTIATE_TEST_SUITE_P(, Book, testing::Values(Store::sqlite, Store::postgres), store_name);

TEST_P(Book, GoesInAsAFileAndComesOutAsFinishedFiles) {
    const auto server = start();
    ApiClient api(*server);
    const auto imported = import_book(*server);
    const auto project = text_of(imported, "id");
    const auto segments = api.segments(project);
    ASSERT_EQ(segments.size(), 5U);
    EXPECT_EQ(text_of(segments[1].as_object(), "text_content"), "The caf\u00e9 was closed, and nobody came.");
    EXPECT_EQ(segments[2].at("scene_break"), true);
    EXPECT_EQ(segments[3].at("chapter").at("title"), "CHAPTER II.");
    EXPECT_EQ(text_of(api.wait_for_end(api.generate_all(project)), "status"), "COMPLETED");

    const auto captions = api.wait_for_end(start_export(api, project, R"({"format":"srt"})"));
    ASSERT_EQ(text_of(captions, "status"), "COMPLETED") << captions;
    const auto url = text_of(captions.at("completed_segments").at(0).as_object(), "audio_url");
    EXPECT_THAT(api.raw("GET", url).body, testing::HasSubstr("nobody came."));

    const auto sound = api.wait_for_end(start_export(api, project, R"({"format":"flac"})"));
    ASSERT_EQ(text_of(sound, "status"), "COMPLETED") << sound;
    const auto joined = api.raw("GET", "/api/projects/" + project + "/narration/");
    EXPECT_NEAR(sound.at("completed_segments").at(0).at("duration").as_double(),
                static_cast<double>(joined.body.size() - 44) / 48'000.0, 0.001)
        << "an export has the pauses of the joined narration";
}

TEST_P(Book, AnExportThatWasKilledIsMadeAfterTheNextStartAndLeavesNothingElse) {
    std::string project;
    std::string task;
    {
        const auto server = start();
        ApiClient api(*server);
        project = text_of(import_book(*server), "id");
        api.wait_for_end(api.generate_all(project));
        task = start_export(api, project, R"({"format":"mp3","by_chapter":true,"loudness":"acx"})");
        server->kill_hard();
    }
    const auto server = start();
    ApiClient api(*server);
    const auto ended = api.wait_for_end(task);
    EXPECT_EQ(text_of(ended, "status"), "COMPLETED") << ended;
    EXPECT_EQ(files_of(project), (std::set<std::string>{"ship (mp3, acx).zip"}));
}

}  // namespace storyflow::e2e
