#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <pqxx/pqxx>
#include <string>
#include <vector>

#include "tests/e2e/narration_server.hpp"
#include "tests/support/postgres_test_database.hpp"
#include "tests/support/temporary_directory.hpp"

/// Requests that need no database are answered as usual while the database is blocked.
namespace storyflow::hostile {

namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

/// The server waits up to 5 s for the database, so an answer within this time did not wait for it.
constexpr auto prompt = 2s;

class BusyServer : public testing::Test {
  protected:
    void start(std::vector<std::string> more = {}) {
        more.insert(more.end(), {"--engine", "espeak", "--log-level", "off"});
        server = std::make_unique<support::ServerProcess>(folder.path(), more);
    }
    /// Sends requests whose answers are read at the end.
    [[nodiscard]] std::vector<support::HttpClient> send(const std::string& request, std::size_t count) const {
        std::vector<support::HttpClient> all;
        for (std::size_t i = 0; i < count; ++i) {
            all.emplace_back("127.0.0.1", server->port());
            all.back().connect();
            all.back().send(request);
        }
        return all;
    }
    void expect_prompt(const std::string& target, int status = 200) const {
        support::HttpClient client("127.0.0.1", server->port());
        const auto begin = steady_clock::now();
        const auto reply = client.get(target);
        EXPECT_LT(steady_clock::now() - begin, prompt) << target;
        EXPECT_EQ(reply.status, status) << target << reply.body;
    }
    void expect_memory_to_answer(const std::string& task) const {
        for (const auto& target :
             {std::string("/healthz"), "/api/tasks/" + task + "/status/", std::string("/api/tasks/"),
              std::string("/openapi.yaml"), std::string("/api/settings/voices/")}) {
            expect_prompt(target);
        }
    }

    support::TemporaryDirectory folder;
    std::unique_ptr<support::ServerProcess> server;
};

std::string create_request() {
    const std::string body = R"({"title":"A story"})";
    return "POST /api/projects/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
           "application/json\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n\r\n" + body;
}

}  // namespace

TEST_F(BusyServer, AnswersFromMemoryWhileAnotherProgramHoldsTheDatabase) {
    start();
    e2e::ApiClient api(*server);
    const auto task = api.generate_all(api.import_story(e2e::sentences(1)));
    api.wait_for_end(task);
    SQLite::Database other(folder.path() / "storyflow.db", SQLite::OPEN_READWRITE, 10'000);
    other.exec("BEGIN IMMEDIATE");
    auto writers = send(create_request(), 24);
    // Once a reading request is answered, handlers have begun the writing ones before it.
    expect_prompt("/api/projects/");
    for (int round = 0; round < 3; ++round) {
        expect_memory_to_answer(task);
        expect_prompt("/api/projects/");
    }
    other.exec("ROLLBACK");
    for (auto& writer : writers) {
        const int status = writer.read_reply().status;
        EXPECT_TRUE(status == 201 || status == 503) << status;
    }
    expect_prompt("/api/projects/");
}

/// If tables are locked in PostgreSQL, reading blocks too.
TEST_F(BusyServer, AnswersFromMemoryWhileEveryTableOfASharedDatabaseIsLocked) {
    const support::PostgresTestDatabase database;
    start({"--database", database.url()});
    e2e::ApiClient api(*server);
    const auto task = api.generate_all(api.import_story(e2e::sentences(1)));
    api.wait_for_end(task);
    pqxx::connection other(database.url());
    auto held = std::make_unique<pqxx::work>(other);
    held->exec("LOCK TABLE projects, segments IN ACCESS EXCLUSIVE MODE");
    auto writers = send(create_request(), 12);
    auto readers = send("GET /api/projects/ HTTP/1.1\r\nHost: localhost\r\n\r\n", 12);
    for (int round = 0; round < 3; ++round)
        expect_memory_to_answer(task);
    held.reset();
    for (auto& one : writers)
        EXPECT_EQ(one.read_reply().status / 100, 2);
    for (auto& one : readers)
        EXPECT_EQ(one.read_reply().status, 200);
}

}  // namespace storyflow::hostile
