#include <gtest/gtest.h>
#include <signal.h>

#include <fstream>
#include <set>

#include "tests/e2e/story_service.hpp"
#include "tests/support/eventually.hpp"

/// The twelve promises of docs/operations.md, each tested with the real program on both databases.
/// tests/contract (stores), tests/tasks and tests/narration test the details.
namespace storyflow::e2e {

namespace {

using std::chrono::seconds;
using support::eventually;
namespace json = boost::json;

class Promise : public StoryService {
  protected:
    static std::string item_state(ApiClient& api, const std::string& task, std::size_t position = 0) {
        const auto items = api.get("/api/tasks/" + task + "/items/").at("results").as_array();
        return text_of(items.at(position).as_object(), "state");
    }
    static std::string end_of(ApiClient& api, const std::string& task) {
        return text_of(api.wait_for_end(task), "status");
    }
    static bool reaches(ApiClient& api, const std::string& task, std::int64_t finished_items) {
        return eventually([&] { return done(api.task(task)) >= finished_items; }, seconds(60));
    }
    /// Makes the database refuse a change: "INSERT ON tasks".
    void refuse(const std::string& change) const {
        if (is_shared()) {
            execute_in_database(
                "CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN RAISE EXCEPTION 'no'; END $$");
        }
        execute_in_database("CREATE TRIGGER refuses BEFORE " + change +
                            (is_shared() ? " FOR EACH ROW EXECUTE FUNCTION refuse()"
                                         : " BEGIN SELECT RAISE(ABORT, 'no'); END"));
    }
    void allow(const std::string& change) const {
        execute_in_database("DROP TRIGGER refuses" + (is_shared() ? change.substr(change.find(" ON ")) : ""));
    }
    static std::string segment_id(ApiClient& api, const std::string& project, std::size_t index) {
        return text_of(api.segments(project).at(index).as_object(), "id");
    }
    static std::string narrate(ApiClient& api, const std::string& segment) {
        return text_of(api.post("/api/segments/" + segment + "/generate-audio/").as_object(), "task_id");
    }
};

/// Takes seconds to speak, so that a test can act meanwhile.
std::string long_text() {
    std::string text;
    for (int i = 0; i < 300; ++i)
        text += "The lamp burned all night, and nobody slept badly. ";
    return text;
}

}  // namespace

INSTANTIATE_TEST_SUITE_P(, Promise, testing::Values(Store::sqlite, Store::postgres), store_name);

TEST_P(Promise, AcceptedMeansDurable) {
    auto server = start();
    const auto project = ApiClient(*server).import_story(sentences(20));
    const auto task = ApiClient(*server).generate_all(project);
    server->kill_hard();
    server = start();
    ApiClient api(*server);
    EXPECT_EQ(end_of(api, task), "COMPLETED");
    expect_all_narrated_once(project);
}

TEST_P(Promise, DecidedAndQueuedTogether) {
    const auto server = start();
    ApiClient api(*server);
    const auto project = api.import_story(sentences(5));
    const auto narration = "/api/projects/" + project + "/generate-all-audio/";
    for (const std::string change :
         {"INSERT ON tasks", "INSERT ON task_items", "INSERT ON queue_lanes", "UPDATE ON queue"}) {
        refuse(change);
        EXPECT_EQ(api.raw("POST", narration, "{}").status, 500) << change;
        allow(change);
        EXPECT_EQ(api.get("/api/tasks/?project=" + project).at("count").as_int64(), 0) << change;
    }
    const auto task = api.generate_all(project);
    EXPECT_EQ(api.wait_for_end(task).at("completed_segments").as_array().size(), 5U)
        << "nothing was half queued";
}

TEST_P(Promise, PublishedExactlyOnce) {
    auto server = start();
    const auto project = ApiClient(*server).import_story(sentences(60));
    const auto task = ApiClient(*server).generate_all(project);
    for (const std::int64_t moment : {5, 15, 30, 45}) {
        ApiClient api(*server);
        ASSERT_TRUE(reaches(api, task, moment));
        server->kill_hard();
        server = start();
    }
    ApiClient api(*server);
    EXPECT_EQ(end_of(api, task), "COMPLETED");
    expect_all_narrated_once(project);
}

TEST_P(Promise, LeasesAreFenced) {
    if (!is_shared())
        GTEST_SKIP() << "one server does all the work; its queue is fenced in WorkQueueContract";
    const auto frozen = start({"--workers", "1"});
    const auto awake = start({"--workers", "0"});
    ApiClient api(*awake);
    const auto project = api.import_story(sentences(40));
    const auto task = api.generate_all(project);
    ASSERT_TRUE(reaches(api, task, 3));
    frozen->process().freeze();
    const auto heir = start({"--workers", "1"});
    EXPECT_EQ(end_of(api, task), "COMPLETED") << "its segment went to the other";
    frozen->process().thaw();
    EXPECT_EQ(frozen->terminate(), 0);
    expect_all_narrated_once(project);
}

TEST_P(Promise, RestartResumes) {
    const auto log = directory_.path() / "speech.log";
    const std::vector<std::string> options{"--speech-log", log.string(), "--chunk-limit", "50"};
    const std::vector<std::int64_t> moments{4, 8, 12, 16};
    std::vector<std::string> texts;
    for (int i = 0; i < 20; ++i) {
        const auto number = std::to_string(i);
        texts.push_back("Segment " + number + " begins here and now. The lamp of house " + number +
                        " burned all night. Nobody at number " + number + " slept badly.");
    }
    auto server = start(options);
    const auto project = ApiClient(*server).import_story(texts);
    const auto task = ApiClient(*server).generate_all(project);
    for (const auto moment : moments) {
        ApiClient api(*server);
        ASSERT_TRUE(reaches(api, task, moment));
        server->kill_hard();
        server = start(options);
    }
    ApiClient api(*server);
    EXPECT_EQ(end_of(api, task), "COMPLETED");

    std::ifstream lines(log);
    std::size_t spoken = 0;
    std::set<std::string> different;
    for (std::string line; std::getline(lines, line); ++spoken)
        different.insert(line);
    constexpr std::size_t workers = 2;
    EXPECT_GE(different.size(), 40U) << "several chunks for each segment";
    EXPECT_LE(spoken, different.size() + moments.size() * workers) << "at most what was being spoken";
}

TEST_P(Promise, EndsAreHonest) {
    const std::vector<std::string> options{"--script-limit", "100"};
    auto server = start(options);
    std::string mixed;
    std::string hopeless;
    std::string cancelled;
    {
        ApiClient api(*server);
        mixed = api.generate_all(api.import_story({"One.", std::string(101, 'a'), "Three."}));
        const auto status = api.wait_for_end(mixed);
        EXPECT_EQ(text_of(status, "status"), "COMPLETED");
        EXPECT_EQ(status.at("completed_segments").as_array().size(), 2U);
        ASSERT_EQ(status.at("errors").as_array().size(), 1U);
        EXPECT_NE(text_of(status.at("errors").at(0).as_object(), "error").find("100"), std::string::npos);

        hopeless = api.generate_all(api.import_story({std::string(101, 'a'), std::string(102, 'b')}));
        EXPECT_EQ(api.wait_for_end(hopeless).at("errors").as_array().size(), 2U);
        cancelled = api.generate_all(api.import_story(sentences(200)));
        api.post("/api/tasks/" + cancelled + "/cancel/", {}, 200);
        api.wait_for_end(cancelled);
        server->kill_hard();
    }
    server = start(options);
    ApiClient api(*server);
    EXPECT_EQ(text_of(api.task(mixed), "status"), "COMPLETED");
    EXPECT_EQ(text_of(api.task(hopeless), "status"), "FAILED");
    EXPECT_EQ(text_of(api.task(cancelled), "status"), "CANCELLED");
}

TEST_P(Promise, CancelIsDurableAndPrompt) {
    auto server = start();
    std::string task;
    std::size_t published = 0;
    {
        ApiClient api(*server);
        const auto project = api.import_story({"One.", long_text(), "Three."});
        task = api.generate_all(project);
        ASSERT_TRUE(reaches(api, task, 1));
        ASSERT_TRUE(eventually([&] { return item_state(api, task, 1) == "RUNNING"; }));
        api.post("/api/tasks/" + task + "/cancel/", {}, 200);
        EXPECT_TRUE(eventually([&] { return text_of(api.task(task), "status") == "CANCELLED"; }, seconds(5)))
            << "within a chunk";
        published = api.task(task).at("completed_segments").as_array().size();
        EXPECT_GE(published, 1U);
        server->kill_hard();
    }
    server = start();
    ApiClient api(*server);
    EXPECT_EQ(text_of(api.task(task), "status"), "CANCELLED");
    EXPECT_EQ(api.task(task).at("completed_segments").as_array().size(), published) << "what is there stays";
}

TEST_P(Promise, RetriesEndAndPoisonIsPutAside) {
    auto server = start();
    std::string task;
    for (int crash = 0; crash < 2; ++crash) {
        ApiClient api(*server);
        if (crash == 0) {
            task = api.generate_all(api.import_story({long_text(), "Two.", "Three.", "Four."}));
        }
        ASSERT_TRUE(eventually([&] { return item_state(api, task, 0) == "RUNNING"; }, seconds(30)));
        ::kill(server->pid(), SIGSEGV);  // as if the segment's own work had crashed the process
        (void)server->terminate();
        server = start();
    }
    ApiClient api(*server);
    const auto status = api.wait_for_end(task);
    EXPECT_EQ(text_of(status, "status"), "COMPLETED") << "the batch goes on";
    EXPECT_EQ(status.at("completed_segments").as_array().size(), 3U);
    ASSERT_EQ(status.at("errors").as_array().size(), 1U) << json::serialize(status);
    EXPECT_NE(text_of(status.at("errors").at(0).as_object(), "error").find("put aside"), std::string::npos);
}

TEST_P(Promise, AskingTwiceIsAskingOnce) {
    auto server = start();
    const support::HttpClient::Fields key{{"Content-Type", "application/json"}, {"Idempotency-Key", "once"}};
    std::string path;
    std::string task;
    {
        ApiClient api(*server);
        path = "/api/segments/" + segment_id(api, api.import_story({"The one and only."}), 0) +
               "/generate-audio/";
        const auto reply = support::HttpClient("127.0.0.1", server->port()).request("POST", path, key);
        ASSERT_EQ(reply.status, 202) << reply.body;
        task = text_of(json::parse(reply.body).as_object(), "task_id");
        EXPECT_EQ(end_of(api, task), "COMPLETED");
        server->kill_hard();
    }
    server = start();
    const auto again = support::HttpClient("127.0.0.1", server->port()).request("POST", path, key);
    EXPECT_EQ(again.status, 202) << again.body;
    EXPECT_EQ(again.header("Idempotency-Replayed"), "true");
    EXPECT_EQ(text_of(json::parse(again.body).as_object(), "task_id"), task);
}

TEST_P(Promise, LocksHold) {
    const auto server = start();
    ApiClient api(*server);
    const auto project = api.import_story({"A short text."});
    const auto segment = segment_id(api, project, 0);
    ASSERT_EQ(end_of(api, narrate(api, segment)), "COMPLETED");
    const auto before = api.segments(project).at(0).at("audio_duration").as_double();

    const json::value longer = {{"text_content", long_text()}};
    ASSERT_EQ(api.raw("PATCH", "/api/segments/" + segment + "/", json::serialize(longer)).status, 200);
    const auto task = narrate(api, segment);
    ASSERT_TRUE(eventually([&] { return item_state(api, task) == "RUNNING"; }));
    ASSERT_EQ(api.raw("PATCH", "/api/segments/" + segment + "/", R"({"is_locked": true})").status, 200);
    EXPECT_EQ(api.raw("POST", "/api/segments/" + segment + "/generate-audio/").status, 409) << "when asked";

    EXPECT_EQ(end_of(api, task), "FAILED");
    EXPECT_EQ(publications(segment), 1) << "when it is published";
    EXPECT_EQ(api.segments(project).at(0).at("audio_duration").as_double(), before);
}

TEST_P(Promise, BoundedAndFair) {
    const auto server = start({"--workers", "1", "--queue-limit", "450"});
    ApiClient api(*server);
    const auto long_batch = api.generate_all(api.import_story(sentences(200)));
    const auto short_batch = api.generate_all(api.import_story(sentences(10)));
    EXPECT_EQ(end_of(api, short_batch), "COMPLETED");
    EXPECT_LE(done(api.task(long_batch)), 100) << "projects take turns";

    const auto single = narrate(api, segment_id(api, api.import_story({"At once, please."}), 0));
    const auto done_before = done(api.task(long_batch));
    EXPECT_EQ(end_of(api, single), "COMPLETED");
    EXPECT_LE(done(api.task(long_batch)), done_before + 20) << "it overtakes";

    const auto refused =
        api.raw("POST", "/api/projects/" + api.import_story(sentences(450)) + "/generate-all-audio/", "{}");
    EXPECT_EQ(refused.status, 429) << refused.body;
    EXPECT_NE(refused.header("Retry-After"), "");
    const auto never =
        api.raw("POST", "/api/projects/" + api.import_story(sentences(451)) + "/generate-all-audio/", "{}");
    EXPECT_EQ(never.status, 413) << never.body;
    EXPECT_EQ(never.header("Retry-After"), "") << "a polite client would ask for ever";
    api.post("/api/tasks/" + long_batch + "/cancel/", {}, 200);
}

TEST_P(Promise, VisibleAndBoundedInTime) {
    const auto server = start({"--task-retention", "2", "--workers", "1"});
    ApiClient api(*server);
    const auto project = api.import_story(sentences(40));
    const auto task = api.generate_all(project);
    std::int64_t last = 0;
    bool had_eta = false;
    bool had_owner = false;
    ASSERT_TRUE(eventually(
        [&] {
            const auto status = api.task(task);
            EXPECT_GE(done(status), last) << "progress never goes back";
            last = done(status);
            had_eta = had_eta || !status.at("eta_seconds").is_null();
            const auto items = api.get("/api/tasks/" + task + "/items/").at("results").as_array();
            for (const auto& item : items)
                had_owner = had_owner || item.at("lease_owner").is_string();
            return last == 40;
        },
        seconds(60)));
    EXPECT_TRUE(had_eta);
    EXPECT_TRUE(had_owner);
    EXPECT_TRUE(eventually([&] { return api.raw("GET", "/api/tasks/" + task + "/status/").status == 404; },
                           seconds(20)))
        << "ended tasks are forgotten";
    expect_all_narrated_once(project);
}

}  // namespace storyflow::e2e
