#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "app/config.hpp"
#include "app/story_stores.hpp"
#include "base/clock.hpp"
#include "base/ids.hpp"
#include "story/stores.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/sanitizer.hpp"
#include "tests/support/server_process.hpp"
#include "tests/support/temporary_directory.hpp"

/// The memory that clients can make the program use is bounded, whatever they send at once.
namespace storyflow::hostile {

namespace {

constexpr auto patience = std::chrono::seconds(100);
constexpr std::size_t mebibyte = 1024 * 1024;
/// The budgets of requests and answers (256 MiB each, of which the tests use one), plus the memory of an idle
/// server.
constexpr std::size_t most_resident = 420 * mebibyte;
constexpr std::size_t most_kept = 64 * mebibyte;

class MemoryBound : public testing::Test {
  protected:
    void SetUp() override {
        if (support::under_sanitizer) GTEST_SKIP() << "a sanitizer has memory of its own";
    }
    void start(const std::vector<std::string>& more = {}) {
        std::vector<std::string> arguments{"--engine", "espeak", "--log-level", "off"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        server = std::make_unique<support::ServerProcess>(folder.path(), arguments);
    }
    /// Sends a file as a book, and returns the status of the answer.
    [[nodiscard]] int import_book(const std::string& name, const std::string& bytes) const {
        support::HttpClient client("127.0.0.1", server->port(), patience);
        const std::string body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name +
                                 "\"\r\n\r\n" + bytes + "\r\n--b--\r\n";
        return client
            .request("POST", "/api/projects/import/", {{"Content-Type", "multipart/form-data; boundary=b"}},
                     body)
            .status;
    }
    /// Written directly into the database before the server starts. Returns the project's id.
    [[nodiscard]] std::string make_project(std::size_t segments, std::size_t bytes_each) const {
        story::NewProject project{.title = "Large", .segments = {}};
        for (std::size_t i = 0; i < segments; ++i)
            project.segments.push_back({std::string(bytes_each, static_cast<char>('a' + i % 26)), ""});
        app::Config config;
        config.data = folder.path();
        base::SystemClock clock;
        base::RandomIdSource ids;
        return app::open_stores(config, clock, ids)->projects().create(project).id;
    }

    /// In bytes: `VmRSS`, or its highest value so far, `VmHWM`.
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
        return support::HttpClient("127.0.0.1", server->port(), patience)
            .post_json("/api/projects/" + project + "/import-segments/", story + "]}");
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
                support::HttpClient client("127.0.0.1", server->port(), patience);
                const auto reply = client.get(target);
                const bool again = reply.status == 503 && !reply.header("Retry-After").empty();
                ++(reply.status == 200 ? answered : again ? refused : other);
            });
        }
        for (auto& thread : threads)
            thread.join();
        return {answered, refused, other};
    }
    void expect_bounded(const std::string& target, int clients) const {
        const auto outcome = ask_at_once(target, clients);
        EXPECT_EQ(outcome.other, 0);
        EXPECT_GE(outcome.answered, 1);
        EXPECT_EQ(outcome.answered + outcome.refused, clients);
        EXPECT_LT(memory("VmHWM"), most_resident) << target;
        EXPECT_TRUE(support::eventually([&] { return memory("VmRSS") < most_kept; }))
            << target << " " << memory("VmRSS");
    }

    support::TemporaryDirectory folder;
    std::unique_ptr<support::ServerProcess> server;
};

}  // namespace

TEST_F(MemoryBound, ManyDetailsOfALargeProjectStayWithinIt) {
    const auto project = make_project(9'000, 5'000);
    start();
    expect_bounded("/api/projects/" + project + "/", 24);
    expect_bounded("/api/segments/?project=" + project, 6);
    RecordProperty("highest_mib", static_cast<int>(memory("VmHWM") / mebibyte));
    RecordProperty("kept_mib", static_cast<int>(memory("VmRSS") / mebibyte));
}

TEST_F(MemoryBound, AFewHugeSegmentsStayWithinIt) {
    const auto project = make_project(6, 7'500'000);
    start();
    expect_bounded("/api/projects/" + project + "/", 12);
    RecordProperty("highest_mib", static_cast<int>(memory("VmHWM") / mebibyte));
}

TEST_F(MemoryBound, ImportsAtOnceStayWithinIt) {
    const auto project = make_project(4'000, 10'000);
    start();
    std::vector<std::thread> threads;
    std::atomic<int> accepted = 0;
    std::atomic<int> full = 0;
    std::atomic<int> busy = 0;
    for (int i = 0; i < 6; ++i) {
        threads.emplace_back([&] {
            const auto reply = import(project, 4'000, 1'000);
            if (reply.status == 201) ++accepted;
            if (reply.status == 413 && reply.body.find("text_content") != std::string::npos) ++full;
            if (reply.status == 503) ++busy;
        });
    }
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(accepted + full + busy, 6);
    EXPECT_GE(accepted, 1);
    EXPECT_LE(accepted, 2) << "of 4 MB each, 10 MB below the limit";
    EXPECT_LT(memory("VmHWM"), most_resident);
    EXPECT_TRUE(support::eventually([&] { return memory("VmRSS") < most_kept; })) << memory("VmRSS");
    RecordProperty("highest_mib", static_cast<int>(memory("VmHWM") / mebibyte));
    RecordProperty("kept_mib", static_cast<int>(memory("VmRSS") / mebibyte));
}

TEST_F(MemoryBound, MessagesOfAgentsThatAreAllBracketsStayWithinIt) {
    start();
    std::string message = R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"a":[[0])";
    while (message.size() < 8'000'000)
        message += ",[0]";
    message += "]}}";
    std::vector<std::thread> threads;
    std::atomic<int> refused = 0;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&] {
            support::HttpClient client("127.0.0.1", server->port(), patience);
            if (client.post_json("/mcp", message).status == 400) ++refused;
        });
    }
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(refused, 8);
    EXPECT_LT(memory("VmHWM"), most_resident);
}

TEST_F(MemoryBound, BooksOfNothingButTinyPartsStayWithinIt) {
    start();
    const auto repeated = [](std::string_view part, std::size_t bytes) {
        std::string all;
        while (all.size() < bytes)
            all += part;
        return all;
    };
    EXPECT_EQ(import_book("a.txt", repeated("a\n\n", 30'000'000)), 400);
    EXPECT_EQ(import_book("a.md", repeated("a\n\n", 2'000'000)), 400);
    EXPECT_EQ(import_book("a.srt", repeated("1\n00:00:00,000 --> 00:00:01,000\na\n\n", 20'000'000)), 400);
    EXPECT_EQ(import_book("a.html", "<p " + repeated("a ", 600'000) + ">Text."), 400);
    EXPECT_EQ(import_book("line.txt", repeated("word ", 4'000'000)), 201) << "a whole book in one line";
    EXPECT_LT(memory("VmHWM"), most_resident);
}

}  // namespace storyflow::hostile
