#include "metrics/measures.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/sample_exchange.hpp"

namespace storyflow::metrics {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

}  // namespace

TEST(Measures, CountRequestsByMethodRouteAndStatus) {
    Measures measures;
    measures.exchange_ended(support::sample_exchange());
    measures.exchange_ended(support::sample_exchange());
    const auto text = measures.text({});
    const std::string labels = R"({method="GET",route="/api/projects/{id}/",status="200")";
    EXPECT_THAT(text, AllOf(HasSubstr("storyflow_http_request_seconds_count" + labels + "} 2"),
                            HasSubstr("storyflow_http_request_seconds_bucket" + labels + R"(,le="0.025"} 0)"),
                            HasSubstr("storyflow_http_request_seconds_bucket" + labels + R"(,le="0.1"} 2)"),
                            HasSubstr("storyflow_http_sent_bytes_total 24"), Not(HasSubstr("17"))));
}

TEST(Measures, KeepNoLabelThatAClientMadeUp) {
    Measures measures;
    for (int i = 0; i < 50; ++i) {
        const auto invented = "X" + std::to_string(i);
        auto hostile = support::sample_exchange();
        hostile.method = invented;
        hostile.route = "";
        hostile.status = 404;
        measures.exchange_ended(hostile);
    }
    EXPECT_THAT(
        measures.text({}),
        HasSubstr(R"(storyflow_http_request_seconds_count{method="other",route="none",status="404"} 50)"));
    EXPECT_THAT(measures.text({}), Not(HasSubstr("X1")));
}

TEST(Measures, CountSegmentsByTheirEndAndTheSoundOfThoseThatEndedWell) {
    Measures measures;
    measures.item_ended(tasks::CompletedSegment{.segment_id = "s", .audio_url = "u", .duration = 4.0},
                        std::chrono::milliseconds(1000));
    measures.item_ended(tasks::ItemFailed{.reason = "a text of a story"}, std::chrono::seconds(1));
    measures.item_ended(tasks::ItemFailed{.reason = "busy", .may_pass = true}, std::chrono::seconds(1));
    measures.item_ended(tasks::ItemCancelled{}, std::chrono::seconds(1));
    EXPECT_THAT(measures.text({}),
                AllOf(HasSubstr(R"(storyflow_items_total{end="completed"} 1)"),
                      HasSubstr(R"(storyflow_items_total{end="failed"} 1)"),
                      HasSubstr(R"(storyflow_items_total{end="to_retry"} 1)"),
                      HasSubstr(R"(storyflow_items_total{end="cancelled"} 1)"),
                      HasSubstr("storyflow_narrated_seconds_total 4"),
                      HasSubstr("storyflow_narrating_seconds_total 1"),
                      HasSubstr("storyflow_real_time_factor_sum 0.25"), Not(HasSubstr("story\""))));
}

TEST(Measures, CountKeptChunks) {
    Measures measures;
    measures.chunk_looked_up(true);
    measures.chunk_looked_up(false);
    measures.chunk_looked_up(false);
    EXPECT_THAT(measures.text({}), AllOf(HasSubstr(R"(storyflow_chunks_total{kept="hit"} 1)"),
                                         HasSubstr(R"(storyflow_chunks_total{kept="miss"} 2)")));
}

TEST(Measures, TellGaugesAsTheyAre) {
    const auto text =
        Measures().text({{"level", "What it is.", "lane", "a", 1.0},
                         {"level", "What it is.", "lane", "b", 2.5},
                         {.name = "grown_total", .help = "Grows.", .value = 3.0, .only_grows = true}});
    EXPECT_THAT(text, AllOf(HasSubstr("# HELP level What it is.\n# TYPE level gauge\n"),
                            HasSubstr("level{lane=\"a\"} 1\nlevel{lane=\"b\"} 2.5\n"),
                            HasSubstr("# TYPE grown_total counter\ngrown_total 3\n")));
}

TEST(Measures, MayBeTakenByManyThreadsWhileTheyAreTold) {
    Measures measures;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&measures, i] {
            for (int n = 0; n < 200; ++n) {
                auto one = support::sample_exchange();
                one.status = 200 + i;
                measures.exchange_ended(one);
                if (n % 50 != 0) continue;
                EXPECT_THAT(measures.text({}), HasSubstr("request_seconds"));
            }
        });
    }
    for (auto& thread : threads)
        thread.join();
    EXPECT_THAT(measures.text({}), HasSubstr(R"(status="203"} 200)"));
}

}  // namespace storyflow::metrics
