#include <gmock/gmock.h>

#include <filesystem>

#include "tests/e2e/story_service.hpp"
#include "tests/support/server_process.hpp"

/// Commands that read or change the database of a running server, with each kind of database.
namespace storyflow::e2e {

namespace {

using support::run_program;
using testing::AllOf;
using testing::HasSubstr;

class DatabaseCommands : public StoryService {
  protected:
    support::ProgramResult run(std::vector<std::string> arguments) const {
        arguments.insert(arguments.end(), {"--data", directory_.path().string()});
        if (!database_url().empty()) arguments.insert(arguments.end(), {"--database", database_url()});
        return run_program(arguments);
    }
};

}  // namespace

INSTANTIATE_TEST_SUITE_P(, DatabaseCommands, testing::Values(Store::sqlite, Store::postgres), store_name);

TEST_P(DatabaseCommands, PronunciationsOfAProjectAreSetListedAndRemoved) {
    const auto server = start();
    ApiClient client(*server);
    const std::string project = client.import_story({"One."});
    EXPECT_EQ(run({"pronunciations", "set", project, "Siobhan", "Shivawn"}).status, 0);
    EXPECT_EQ(run({"pronunciations", "set", project, "siobhan", "/ʃəvˈɔn/"}).status, 0)
        << "the same word in another case";
    EXPECT_EQ(run({"pronunciations", "list", project}).output, "# 0 segments\nsiobhan = /ʃəvˈɔn/\n");
    EXPECT_EQ(client.get("/api/projects/" + project + "/pronunciations/").as_array().size(), 1U);
    EXPECT_EQ(run({"pronunciations", "remove", project, "Siobhan"}).status, 0);
    EXPECT_EQ(run({"pronunciations", "list", project}).output, "");
    EXPECT_EQ(run({"pronunciations", "remove", project, "Siobhan"}).status, 2);
    EXPECT_EQ(run({"pronunciations", "set", project, "Siobhan", "/€/"}).status, 2);
    EXPECT_EQ(run({"pronunciations", "list", "nowhere"}).status, 2);
}

TEST_P(DatabaseCommands, ExportMakesAFileOfAProjectBesideTheServer) {
    const auto server = start();
    ApiClient client(*server);
    const std::string project = client.import_story({"One.", "Two."});
    const auto output = (directory_.path() / "story.flac").string();
    EXPECT_THAT(run({"export", project, "-o", output}).output, HasSubstr("no narration yet"));
    client.wait_for_end(client.generate_all(project));
    const auto made = run({"export", project, "-o", output});
    EXPECT_EQ(made.status, 0) << made.output;
    EXPECT_GT(std::filesystem::file_size(output), 1'000U);
    EXPECT_THAT(run({"export", project, "-o", "story"}).output, HasSubstr("--format"));
    EXPECT_EQ(run({"export", "No such title", "-o", output}).status, 2);
}

TEST_P(DatabaseCommands, NothingIsMadeByThem) {
    const auto listed = run({"pronunciations", "list", "00000000-0000-4000-8000-000000000000"});
    EXPECT_NE(listed.status, 0);
    EXPECT_THAT(listed.output, HasSubstr("Start the server once"));
    EXPECT_THAT(run({"doctor", "--engine", "espeak"}).output, HasSubstr("none yet"));
    EXPECT_TRUE(std::filesystem::is_empty(directory_.path()));
}

TEST_P(DatabaseCommands, DoctorTellsTheEngineThatTheSettingsOfTheServersDatabaseChoose) {
    const auto server = start();
    ApiClient client(*server);
    EXPECT_EQ(client.raw("PATCH", "/api/settings/", R"({"tts_engine":"espeak"})").status, 200);
    const auto examined = run({"doctor"});
    EXPECT_EQ(examined.status, 0) << examined.output;
    EXPECT_THAT(examined.output, AllOf(HasSubstr("database"), HasSubstr("chosen engine         espeak")));
}

}  // namespace storyflow::e2e
