#include <gtest/gtest.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/story_stores.hpp"
#include "audio/wav.hpp"
#include "tests/e2e/narration_server.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/postgres_server.hpp"
#include "tests/support/segments_of.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::e2e {

namespace {

using std::chrono::seconds;
using support::eventually;

/// A server that does not narrate, and worker processes, on a PostgreSQL of their own.
class Worker : public testing::Test {
  protected:
    std::vector<std::string> with_database(std::vector<std::string> more,
                                           const std::string& log_level = "off") const {
        more.insert(more.end(), {"--database", url_, "--lease", "2", "--log-level", log_level});
        return more;
    }
    std::unique_ptr<support::ServerProcess> start_server(const std::vector<std::string>& more = {}) const {
        auto arguments = with_database({"--engine", "espeak", "--workers", "0"});
        arguments.insert(arguments.end(), more.begin(), more.end());
        return std::make_unique<support::ServerProcess>(directory_.path(), arguments);
    }
    std::unique_ptr<support::ProgramProcess> start_worker(const std::vector<std::string>& more = {}) const {
        auto arguments = with_database({"worker", "--workers", "1"});
        if (more.empty()) arguments.insert(arguments.end(), {"--media", media().string()});
        arguments.insert(arguments.end(), more.begin(), more.end());
        return std::make_unique<support::ProgramProcess>(arguments, "StoryFlow narrates");
    }
    std::filesystem::path media() const { return directory_.path() / "media"; }
    static std::int64_t done(const boost::json::object& status) {
        return status.at("progress").at("current").as_int64();
    }
    /// Freezes a worker while another one goes on. Not while it moves a file into its place: then the story
    /// waits until it goes on or ends (store/postgres/media_journal.cpp).
    static void freeze_between_moves(support::ProgramProcess& worker, ApiClient& api,
                                     const std::string& task) {
        constexpr int attempts = 5;
        for (int i = 0; i < attempts; ++i) {
            worker.freeze();
            const auto before = done(api.task(task));
            if (eventually([&] { return done(api.task(task)) >= before + 2; }, seconds(10))) return;
            worker.thaw();
        }
        FAIL() << "the other worker never went on";
    }
    /// Checks that every segment has a narration that was published once, and its whole file.
    void expect_all_narrated_once(const std::string& project) const {
        app::Config config;
        config.database = url_;
        const base::SystemClock clock;
        base::RandomIdSource ids;
        const auto stores = app::open_stores(config, clock, ids);
        for (const auto& segment : support::segments_of(stores->segments(), project)) {
            ASSERT_TRUE(segment.narration) << segment.text_content;
            EXPECT_EQ(segment.narration_revision, 1) << segment.text_content;
            const auto info = audio::wav_info(media() / segment.narration->audio_file);
            EXPECT_DOUBLE_EQ(info.duration(), segment.narration->duration);
        }
    }

    support::TemporaryDirectory directory_;
    support::PostgresServer postgres_;
    const std::string url_ = postgres_.make_database();
};

/// Workers that do not share the server's media folder.
class DeliveringWorker : public Worker {
  protected:
    struct Story {
        std::string project;
        std::string task;
    };

    boost::json::object ask(std::uint16_t port, std::string_view method, const std::string& target,
                            std::string_view body) const {
        const support::HttpClient::Fields fields{{"Authorization", "Bearer " + key_},
                                                 {"Content-Type", "application/json"}};
        support::HttpClient http("127.0.0.1", port);
        return boost::json::parse(http.request(method, target, fields, body).body).as_object();
    }
    /// Imports a story of two segments and requests its narration.
    Story narrate_story_by(std::uint16_t port) const {
        constexpr auto body =
            R"({"format":"json","title":"T","segments":[{"text_content":"One lamp."},{"text_content":"Two lamps."}]})";
        const auto project = text_of(ask(port, "POST", "/api/projects/import/", body), "id");
        const auto task = ask(port, "POST", "/api/projects/" + project + "/generate-all-audio/", "{}");
        return {project, text_of(task, "task_id")};
    }
    /// The arguments of a worker that uploads to the server at this port.
    std::vector<std::string> delivering_to(std::uint16_t port, const std::string& log_level = "off") const {
        return with_database({"worker", "--workers", "1", "--media", elsewhere_.path().string(), "--upload",
                              "http://127.0.0.1:" + std::to_string(port), "--api-key", key_},
                             log_level);
    }
    bool is_completed_by(std::uint16_t port, const std::string& task) const {
        const auto status = "/api/tasks/" + task + "/status/";
        return eventually([&] { return text_of(ask(port, "GET", status, ""), "status") == "COMPLETED"; },
                          seconds(60));
    }

    const std::string key_ = "a key of some length";
    support::TemporaryDirectory elsewhere_;
};

}  // namespace

TEST_F(Worker, NarratesWhatAServerAccepted) {
    const auto server = start_server();
    ApiClient api(*server);
    const auto project = api.import_story(sentences(6));
    const auto task = api.generate_all(project);
    EXPECT_EQ(text_of(api.task(task), "status"), "PENDING");
    const auto first = start_worker();
    const auto second = start_worker();
    EXPECT_EQ(text_of(api.wait_for_end(task), "status"), "COMPLETED");
    expect_all_narrated_once(project);
}

TEST_F(Worker, ServesItsMeasuresWhereItIsTold) {
    const auto server = start_server();
    ApiClient api(*server);
    const auto worker = start_worker({"--media", media().string(), "--metrics", "0"});
    const auto& line = worker->ready_line();
    const auto begin = line.find("http://127.0.0.1:");
    ASSERT_NE(begin, std::string::npos) << line;
    const auto port = std::stoi(line.substr(begin + std::string_view("http://127.0.0.1:").size()));
    api.wait_for_end(api.generate_all(api.import_story(sentences(2))));
    support::HttpClient monitor("127.0.0.1", static_cast<std::uint16_t>(port));
    EXPECT_TRUE(eventually([&] {
        const auto measures = monitor.get("/metrics").body;
        return measures.find(R"(storyflow_items_total{end="completed"} 2)") != std::string::npos &&
               measures.find("storyflow_espeak_lost_processes_total 0") != std::string::npos;
    })) << monitor.get("/metrics").body;
    EXPECT_EQ(monitor.get("/health/live").status, 200);
    EXPECT_EQ(monitor.get("/api/projects/").status, 404);
}

TEST_F(Worker, TakesOverWhatAKilledOneLeftWithinALease) {
    const auto server = start_server();
    ApiClient api(*server);
    const auto project = api.import_story(sentences(60));
    const auto task = api.generate_all(project);
    const auto doomed = start_worker();
    ASSERT_TRUE(eventually([&] { return done(api.task(task)) >= 5; }, seconds(30)));
    doomed->kill_hard();
    const auto heir = start_worker();
    const auto status = api.wait_for_end(task);
    EXPECT_EQ(text_of(status, "status"), "COMPLETED");
    EXPECT_EQ(status.at("completed_segments").as_array().size(), 60U);
    expect_all_narrated_once(project);
}

TEST_F(Worker, ThatWasFrozenPastItsLeaseIsRefused) {
    const auto server = start_server();
    ApiClient api(*server);
    const auto project = api.import_story(sentences(80));
    const auto task = api.generate_all(project);
    const auto frozen = start_worker();
    const auto awake = start_worker();
    ASSERT_TRUE(eventually([&] { return done(api.task(task)) >= 3; }, seconds(30)));
    freeze_between_moves(*frozen, api, task);
    EXPECT_EQ(text_of(api.wait_for_end(task), "status"), "COMPLETED") << "its segment went to the other";
    frozen->thaw();
    EXPECT_EQ(frozen->terminate(), 0);
    expect_all_narrated_once(project);
}

TEST_F(Worker, WaitsForADatabaseThatRestarts) {
    const auto server = start_server();
    ApiClient api(*server);
    const auto project = api.import_story(sentences(40));
    const auto task = api.generate_all(project);
    const auto worker = start_worker();
    ASSERT_TRUE(eventually([&] { return done(api.task(task)) >= 3; }, seconds(30)));
    postgres_.crash();
    const auto refused = api.raw("POST", "/api/projects/" + project + "/generate-all-audio/", "{}");
    EXPECT_EQ(refused.status, 503) << refused.body;
    EXPECT_NE(refused.header("Retry-After"), "");
    postgres_.start();
    EXPECT_EQ(text_of(api.wait_for_end(task), "status"), "COMPLETED");
    expect_all_narrated_once(project);
}

TEST_F(Worker, GivesItsSegmentBackWhenItIsAskedToStop) {
    const auto server = start_server();
    ApiClient api(*server);
    const auto project = api.import_story(sentences(40));
    const auto task = api.generate_all(project);
    auto first = start_worker();
    ASSERT_TRUE(eventually([&] { return done(api.task(task)) >= 3; }, seconds(30)));
    EXPECT_EQ(first->terminate(), 0);
    const auto items = api.get("/api/tasks/" + task + "/items/?page_size=100").at("results").as_array();
    for (const auto& item : items)
        EXPECT_NE(text_of(item.as_object(), "state"), "RUNNING");
    const auto second = start_worker();
    EXPECT_EQ(text_of(api.wait_for_end(task), "status"), "COMPLETED");
    expect_all_narrated_once(project);
}

TEST_F(DeliveringWorker, WithoutTheMediaFolderDeliversByHttp) {
    const auto server = start_server({"--api-key", key_});
    const auto story = narrate_story_by(server->port());
    const support::ProgramProcess worker(delivering_to(server->port()), "StoryFlow narrates");
    EXPECT_TRUE(is_completed_by(server->port(), story.task));
    expect_all_narrated_once(story.project);
}

TEST_F(DeliveringWorker, LeavesExportsToAWorkerThatSharesTheMediaFolder) {
    const auto server = start_server({"--api-key", key_});
    const auto port = server->port();
    const support::ProgramProcess delivering(delivering_to(port), "StoryFlow narrates");
    const auto story = narrate_story_by(port);
    ASSERT_TRUE(is_completed_by(port, story.task));
    const auto task = text_of(
        ask(port, "POST", "/api/projects/" + story.project + "/exports/", R"({"format":"mp3"})"), "task_id");
    ASSERT_TRUE(is_completed_by(port, narrate_story_by(port).task)) << "what was requested later is done";
    const auto items = ask(port, "GET", "/api/tasks/" + task + "/items/", "").at("results").as_array();
    EXPECT_EQ(items.at(0).at("attempts").as_int64(), 0);
    const auto sharing = start_worker();
    EXPECT_TRUE(is_completed_by(port, task));
}

TEST_F(DeliveringWorker, WaitsForAServerThatRestarts) {
    auto server = start_server({"--api-key", key_});
    const auto port = server->port();
    const auto story = narrate_story_by(port);
    server->kill_hard();
    const support::ProgramProcess worker(delivering_to(port, "warn"), "Narration waits: Cannot reach");
    server = start_server({"--api-key", key_, "--port", std::to_string(port)});
    EXPECT_TRUE(is_completed_by(port, story.task));
    expect_all_narrated_once(story.project);
    const auto items = ask(port, "GET", "/api/tasks/" + story.task + "/items/", "").at("results");
    for (const auto& item : items.as_array())
        EXPECT_EQ(item.at("attempts").as_int64(), 1) << "no try was counted against the segment";
}

TEST(WorkerCommand, NeedsADatabaseToShare) {
    const auto result = support::run_program({"worker"});
    EXPECT_EQ(result.status, 2);
    EXPECT_NE(result.output.find("--database"), std::string::npos) << result.output;
}

}  // namespace storyflow::e2e
