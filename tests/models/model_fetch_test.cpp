#include "models/model_fetch.hpp"

#include <gtest/gtest.h>

#include <condition_variable>
#include <mutex>

#include "base/error.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::models {

namespace {

using Phase = FetchState::Phase;

/// A file that arrives half, and then waits for the fetch to be stopped.
void half_and_wait(const ReportDownload& report, const std::stop_token& stop) {
    report({.received = 5, .total = 10});
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any stopped;
    stopped.wait(lock, stop, [] { return false; });
    throw base::Error(base::ErrorKind::cancelled, "Stopped.");
}

FetchStep whole(std::uint64_t bytes) {
    return {.bytes = bytes, .run = [bytes](const ReportDownload& report, const std::stop_token&) {
                report({.received = bytes, .total = bytes});
            }};
}

bool comes_to(const ModelFetch& fetch, Phase phase) {
    return support::eventually([&] { return fetch.state().phase == phase; });
}

}  // namespace

TEST(ModelFetch, FetchesWhatIsMissingAndSaysHowFarItIs) {
    ModelFetch fetch([] { return std::vector{whole(10), whole(20)}; });
    EXPECT_EQ(fetch.state().phase, Phase::idle);
    fetch.start();
    ASSERT_TRUE(comes_to(fetch, Phase::done));
    EXPECT_EQ(fetch.state().total, 30U);
    EXPECT_EQ(fetch.state().received, 30U);
}

TEST(ModelFetch, CanBeStoppedAndStartedAgain) {
    int starts = 0;
    ModelFetch fetch([&] {
        ++starts;
        return std::vector{whole(7), FetchStep{10, half_and_wait}};
    });
    fetch.start();
    ASSERT_TRUE(support::eventually([&] { return fetch.state().received == 12; }));
    fetch.start();  // one at a time
    EXPECT_EQ(fetch.state().phase, Phase::running);
    fetch.stop();
    ASSERT_TRUE(comes_to(fetch, Phase::idle));
    EXPECT_EQ(starts, 1);
    fetch.start();
    EXPECT_TRUE(support::eventually([&] { return fetch.state().received == 12; }));
}

TEST(ModelFetch, SaysWhyItFailed) {
    ModelFetch fetch([] {
        return std::vector{FetchStep{10, [](const ReportDownload&, const std::stop_token&) {
                                         throw base::Error(base::ErrorKind::unavailable, "No network.");
                                     }}};
    });
    fetch.start();
    ASSERT_TRUE(comes_to(fetch, Phase::failed));
    EXPECT_EQ(fetch.state().fault, "No network.");
}

TEST(ModelFetch, WantsTheNetworkAndTheVoicesThatAreNotThere) {
    const support::TemporaryDirectory models;
    EXPECT_EQ(missing_files(models.path(), "").size(), 29U);
    EXPECT_GT(missing_bytes(models.path()), 300'000'000U);
}

}  // namespace storyflow::models
