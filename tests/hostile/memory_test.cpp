#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "tests/e2e/narration_server.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/temporary_directory.hpp"

/// What clients can make the program hold in memory has a bound, whatever they ask for at once.
namespace storyflow::hostile {

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool memory_is_our_own = false;
#else
constexpr bool memory_is_our_own = true;
#endif

constexpr std::size_t mebibyte = 1024 * 1024;
/// The budgets of requests and of answers (256 MiB each, of which the tests use one), and what a server takes
/// that does nothing.
constexpr std::size_t most_resident = 420 * mebibyte;
constexpr std::size_t most_kept = 100 * mebibyte;

class MemoryBound : public testing::Test {
  protected:
    void SetUp() override {
        if (!memory_is_our_own) GTEST_SKIP() << "a sanitizer has memory of its own";
        server = std::make_unique<support::ServerProcess>(
            folder.path(), std::vector<std::string>{"--engine", "espeak", "--log-level", "off"});
    }

    /// In bytes: `VmRSS`, or the highest that it ever was, `VmHWM`.
    [[nodiscard]] std::size_t memory(const std::string& name) const {
        std::ifstream status("/proc/" + std::to_string(server->pid()) + "/status");
        for (std::string word; status >> word;) {
            std::size_t kib = 0;
            if (word == name + ":" && status >> kib) return kib * 1024;
        }
        throw std::runtime_error("The system does not tell how much memory the server takes.");
    }

    [[nodiscard]] support::HttpReply import(const std::string& project, std::size_t segments,
                                            std::size_t bytes_each) const {
        std::string story = R"({"format":"json","segments":[)";
        for (std::size_t i = 0; i < segments; ++i) {
            story += i == 0 ? R"({"text_content":")" : R"(,{"text_content":")";
            story.append(bytes_each, static_cast<char>('a' + i % 26)).append(R"("})");
        }
        return support::HttpClient("127.0.0.1", server->port())
            .post_json("/api/projects/" + project + "/import-segments/", story + "]}");
    }
    /// About 45 MB of text.
    [[nodiscard]] std::string make_large_project(std::size_t segments_each, std::size_t bytes_each) const {
        e2e::ApiClient api(*server);
        const auto project =
            e2e::text_of(api.post("/api/projects/", R"({"title":"Large"})", 201).as_object(), "id");
        for (int i = 0; i < 6; ++i)
            EXPECT_EQ(import(project, segments_each, bytes_each).status, 201);
        return project;
    }

    struct Outcome {
        int answered = 0;
        int refused = 0;  ///< 503 with Retry-After
        int other = 0;
    };
    [[nodiscard]] Outcome ask_at_once(const std::string& target, int clients) const {
        std::atomic<int> answered = 0;
        std::atomic<int> refused = 0;
        std::atomic<int> other = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < clients; ++i) {
            threads.emplace_back([&] {
                support::HttpClient client("127.0.0.1", server->port(), std::chrono::seconds(60));
                const auto reply = client.get(target);
                const bool again = reply.status == 503 && !reply.header("Retry-After").empty();
                ++(reply.status == 200 ? answered : again ? refused : other);
            });
        }
        for (auto& thread : threads)
            thread.join();
        return {answered, refused, other};
    }
    void expect_bounded(const std::string& target) const {
        const auto outcome = ask_at_once(target, 24);
        EXPECT_EQ(outcome.other, 0);
        EXPECT_GE(outcome.answered, 1);
        EXPECT_EQ(outcome.answered + outcome.refused, 24);
        RecordProperty("answered", outcome.answered);
        EXPECT_LT(memory("VmHWM"), most_resident) << target;
        EXPECT_TRUE(support::eventually([&] { return memory("VmRSS") < most_kept; }))
            << target << " " << memory("VmRSS");
    }

    support::TemporaryDirectory folder;
    std::unique_ptr<support::ServerProcess> server;
};

}  // namespace

TEST_F(MemoryBound, ManyDetailsOfTheLargestProjectStayWithinIt) {
    const auto project = make_large_project(1'500, 5'000);
    RecordProperty("after_imports", static_cast<int>(memory("VmHWM") / mebibyte));
    expect_bounded("/api/projects/" + project + "/");
    RecordProperty("highest", static_cast<int>(memory("VmHWM") / mebibyte));
    RecordProperty("kept", static_cast<int>(memory("VmRSS") / mebibyte));
    expect_bounded("/api/segments/?project=" + project);
}

TEST_F(MemoryBound, AFewHugeSegmentsStayWithinIt) {
    const auto project = make_large_project(1, 7'500'000);
    expect_bounded("/api/projects/" + project + "/");
}

TEST_F(MemoryBound, ImportsAtOnceStayWithinIt) {
    const auto project = make_large_project(1, 10);
    std::vector<std::thread> threads;
    std::atomic<int> accepted = 0;
    std::atomic<int> other = 0;
    for (int i = 0; i < 10; ++i) {
        threads.emplace_back([&] {
            const int status = import(project, 10'000, 700).status;
            if (status == 201) ++accepted;
            if (status != 201 && status != 413 && status != 503) ++other;
        });
    }
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(other, 0);
    EXPECT_GE(accepted, 1);
    EXPECT_LE(accepted, 7) << "50 MB of text";
    EXPECT_LT(memory("VmHWM"), 2 * most_resident);
    EXPECT_TRUE(support::eventually([&] { return memory("VmRSS") < most_kept; })) << memory("VmRSS");
}

TEST_F(MemoryBound, AProjectThatIsFullIsAClearRefusal) {
    const auto project = make_large_project(1, 7'500'000);
    const auto reply = import(project, 1, 7'000'000);
    EXPECT_EQ(reply.status, 413);
    EXPECT_NE(reply.body.find("text_content"), std::string::npos) << reply.body;
    EXPECT_NE(reply.body.find("50000000"), std::string::npos) << reply.body;
}

}  // namespace storyflow::hostile
