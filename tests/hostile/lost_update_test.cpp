#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "tests/e2e/story_service.hpp"
#include "tests/support/http_client.hpp"

/// Several writers of one text, each on its own connection: a saved text is never overwritten by a writer
/// that has not read it.
namespace storyflow::e2e {

namespace {

using LostUpdate = StoryService;

support::HttpReply write(support::HttpClient& http, const std::string& segment, std::int64_t made_on,
                         const std::string& text) {
    const auto tag = "\"" + std::to_string(made_on) + "\"";
    return http.request("PATCH", "/api/segments/" + segment + "/",
                        {{"Content-Type", "application/json"}, {"If-Match", tag}},
                        boost::json::serialize(boost::json::object{{"text_content", text}}));
}

/// Appends the word to the text `times` times; after a conflict, to the text of the answer.
void append_words(support::HttpClient& http, const std::string& segment, const std::string& word, int times,
                  std::atomic<int>& conflicts) {
    auto seen = boost::json::parse(http.get("/api/segments/" + segment + "/").body).as_object();
    for (int written = 0; written < times;) {
        const auto text = text_of(seen, "text_content") + " " + word;
        const auto reply = write(http, segment, seen.at("text_revision").as_int64(), text);
        auto answer = boost::json::parse(reply.body).as_object();
        if (reply.status == 200) {
            seen = std::move(answer);
            ++written;
        } else {
            ASSERT_EQ(reply.status, 412);
            seen = answer.at("segment").as_object();
            ++conflicts;
        }
    }
}

std::size_t occurrences(const std::string& text, const std::string& word) {
    std::size_t count = 0;
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
        ++count;
    return count;
}

}  // namespace

INSTANTIATE_TEST_SUITE_P(, LostUpdate, testing::Values(Store::sqlite, Store::postgres), store_name);

TEST_P(LostUpdate, TheSecondOfTwoWritersIsToldAndSeesTheOtherText) {
    const auto server = start();
    ApiClient api(*server);
    const auto segment = text_of(api.segments(api.import_story({"Once."})).at(0).as_object(), "id");
    support::HttpClient one("127.0.0.1", server->port());
    support::HttpClient other("127.0.0.1", server->port());
    EXPECT_EQ(write(one, segment, 1, "Once. ONE").status, 200);
    const auto refused = write(other, segment, 1, "Once. OTHER");
    EXPECT_EQ(refused.status, 412);
    const auto now = boost::json::parse(refused.body).at("segment").as_object();
    EXPECT_EQ(text_of(now, "text_content"), "Once. ONE");
    EXPECT_EQ(now, api.get("/api/segments/" + segment + "/").as_object());
    EXPECT_EQ(write(other, segment, now.at("text_revision").as_int64(), "Once. BOTH").status, 200);
    EXPECT_EQ(write(other, segment, 1, "Once. BOTH").status, 200) << "a change that is there already";
}

TEST_P(LostUpdate, NoWordOfManyWritersIsLost) {
    constexpr int writers = 4;
    constexpr int times = 12;
    const auto server = start();
    ApiClient api(*server);
    const auto segment = text_of(api.segments(api.import_story({"Once."})).at(0).as_object(), "id");
    std::atomic<int> conflicts = 0;
    {
        std::vector<std::jthread> threads;
        for (int writer = 0; writer < writers; ++writer) {
            threads.emplace_back([&, writer] {
                support::HttpClient http("127.0.0.1", server->port());
                append_words(http, segment, "w" + std::to_string(writer), times, conflicts);
            });
        }
    }
    const auto text = text_of(api.get("/api/segments/" + segment + "/").as_object(), "text_content");
    for (int writer = 0; writer < writers; ++writer)
        EXPECT_EQ(occurrences(text, "w" + std::to_string(writer)), std::size_t(times)) << text;
    EXPECT_GT(conflicts, 0) << "the writers never met, so nothing was tested";
}

}  // namespace storyflow::e2e
