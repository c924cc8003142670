#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <boost/json.hpp>
#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "tests/e2e/narration_server.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/temporary_directory.hpp"

/// Many hands on one story: undoing, making again, exporting and deleting at once.
namespace storyflow::hostile {

namespace {

namespace json = boost::json;

class ChangesAndExports : public testing::Test {
  protected:
    ChangesAndExports() : server(folder.path(), {"--engine", "hibari", "--log-level", "off"}) {}

    /// Runs the work in so many threads, each with a client of its own.
    template <class Work>
    void in_threads(int count, Work work) {
        std::vector<std::thread> threads;
        for (int i = 0; i < count; ++i) {
            threads.emplace_back([this, i, work] {
                e2e::ApiClient api(server);
                work(api, i);
            });
        }
        for (auto& thread : threads)
            thread.join();
    }

    support::TemporaryDirectory folder;
    support::ServerProcess server;
};

}  // namespace

TEST_F(ChangesAndExports, OddNumbersOfChangesUndoNothing) {
    e2e::ApiClient api(server);
    const auto id = api.import_story({"A lamp."});
    const std::string project = "/api/projects/" + id;
    const auto segment = e2e::text_of(api.segments(id).front().as_object(), "id");
    ASSERT_EQ(api.raw("PATCH", "/api/segments/" + segment + "/", R"({"text_content":"Changed."})").status,
              200);
    for (const std::string body :
         {R"({"change":-1})", R"({"change":9223372036854775807})", R"({"change":1e99})", R"({"change":"x"})",
          R"({"change":{}})", R"({"change":0})", "[]", "{", R"({"change":99999999999999999999999})"}) {
        for (const std::string step : {"/undo/", "/redo/"}) {
            const auto reply = api.raw("POST", project + step, body);
            EXPECT_EQ(reply.status / 100, 4) << step << body << reply.body;
        }
    }
    EXPECT_EQ(e2e::text_of(api.segments(id).front().as_object(), "text_content"), "Changed.");
    EXPECT_EQ(api.raw("DELETE", project + "/").status, 204);
    EXPECT_EQ(api.raw("POST", project + "/undo/", "{}").status, 404);
    EXPECT_EQ(api.raw("GET", project + "/changes/").status, 404);
}

TEST_F(ChangesAndExports, ManyWhoEditUndoAndRedoAtOnceLeaveAWholeStory) {
    e2e::ApiClient setting_up(server);
    const auto id = setting_up.import_story(e2e::sentences(6));
    const std::string project = "/api/projects/" + id;
    std::atomic<int> faults = 0;
    in_threads(6, [&](e2e::ApiClient& api, int thread) {
        for (int i = 0; i < 20; ++i) {
            const auto segments = api.segments(id);
            const auto place = static_cast<std::size_t>(thread + i) % segments.size();
            const std::string segment =
                "/api/segments/" + e2e::text_of(segments[place].as_object(), "id") + "/";
            const std::array<support::HttpReply, 4> replies = {
                api.raw("POST", segment + "split/", R"({"at":4})"), api.raw("POST", project + "/undo/", "{}"),
                api.raw("POST", segment + "merge-next/", "{}"), api.raw("POST", project + "/redo/", "{}")};
            for (const auto& reply : replies) {
                if (reply.status >= 500 && reply.status != 503) ++faults;
            }
        }
    });
    EXPECT_EQ(faults, 0);
    std::string text;
    std::set<std::int64_t> places;
    for (const auto& segment : setting_up.segments(id)) {
        text += e2e::text_of(segment.as_object(), "text_content");
        places.insert(segment.at("sequence_index").as_int64());
    }
    EXPECT_EQ(places.size(), setting_up.segments(id).size()) << "no two segments have one place";
    for (int number = 1; number <= 6; ++number)
        EXPECT_NE(text.find(std::to_string(number)), std::string::npos) << number << " is lost: " << text;
}

TEST_F(ChangesAndExports, NamesOfExportsLeadNowhereElse) {
    e2e::ApiClient api(server);
    const std::string exports = "/api/projects/" + api.import_story({"A lamp."}) + "/exports/";
    const std::vector<std::string> names = {"..%2f..%2f..%2fstoryflow.db",
                                            "%2e%2e",
                                            "..",
                                            "%2fetc%2fpasswd",
                                            "a%00.wav",
                                            ".hidden",
                                            "storyflow-media.lock",
                                            std::string(5000, 'a')};
    for (const auto& name : names) {
        EXPECT_EQ(api.raw("GET", exports + name + "/").status / 100, 4) << name;
        EXPECT_EQ(api.raw("DELETE", exports + name + "/").status / 100, 4) << name;
    }
    for (const std::string order :
         {R"({"format":"exe"})", R"({"format":["wav"]})", R"({"format":null})", "{}",
          R"({"format":"srt","by_chapter":true})", R"({"format":"wav","loudness":"loud"})"})
        EXPECT_EQ(api.raw("POST", exports, order).status, 400) << order;
}

TEST_F(ChangesAndExports, ExportsThatAreOrderedReadAndDeletedAtOnceEndWell) {
    e2e::ApiClient setting_up(server);
    const auto id = setting_up.import_story(e2e::sentences(3));
    ASSERT_EQ(e2e::text_of(setting_up.wait_for_end(setting_up.generate_all(id)), "status"), "COMPLETED");
    const std::string exports = "/api/projects/" + id + "/exports/";
    std::atomic<int> faults = 0;
    const std::array<std::string, 4> formats = {"wav", "srt", "words", "flac"};
    in_threads(6, [&](e2e::ApiClient& api, int thread) {
        for (std::size_t i = 0; i < 8; ++i) {
            const auto& format = formats.at((static_cast<std::size_t>(thread) + i) % formats.size());
            const std::string order = R"({"format":")" + format + R"("})";
            const std::string file = exports + "A%20story." + (format == "words" ? "json" : format) + "/";
            for (const auto& reply : {api.raw("POST", exports, order), api.raw("GET", file),
                                      api.raw("DELETE", file), api.raw("GET", exports)}) {
                if (reply.status >= 500 && reply.status != 503) ++faults;
            }
        }
    });
    EXPECT_EQ(faults, 0);
    EXPECT_EQ(setting_up.raw("DELETE", "/api/projects/" + id + "/").status, 204);
    EXPECT_EQ(setting_up.raw("GET", exports).status, 404);
    EXPECT_TRUE(support::eventually([&] {
        return !std::filesystem::exists(folder.path() / "media" / "projects" / id);
    })) << "nothing is left of it";
}

}  // namespace storyflow::hostile
