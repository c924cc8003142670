#include "speech/kernels/execution.hpp"

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <new>
#include <optional>
#include <stop_token>
#include <vector>

#include "base/error.hpp"

namespace storyflow::speech::kernels {
namespace {

template <class Call>
std::optional<base::ErrorKind> error_of(const Call& call) {
    try {
        call();
    } catch (const base::Error& error) {
        return error.kind();
    }
    return std::nullopt;
}

TEST(Execution, CallsEveryPartOnce) {
    for (const std::size_t threads : {1U, 3U}) {
        ThreadTeam team(threads);
        Execution execution(team, std::stop_token());
        for (const std::size_t count : {0U, 1U, 2U, 1000U}) {
            std::vector<std::atomic<int>> calls(count);
            execution.run(count, [&](std::size_t part) { calls[part].fetch_add(1); });
            for (const auto& call : calls)
                ASSERT_EQ(call.load(), 1);
        }
    }
}

TEST(Execution, ShowsTheCallerWhatThePartsWrote) {
    ThreadTeam team(3);
    Execution execution(team, std::stop_token());
    std::array<std::size_t, 64> written{};
    for (std::size_t round = 1; round < 20; ++round) {
        execution.run(written.size(), [&](std::size_t part) { written[part] += part; });
        for (std::size_t i = 0; i < written.size(); ++i)
            ASSERT_EQ(written[i], round * i);
    }
}

TEST(Execution, LeavesOutTheRestAfterAStop) {
    for (const std::size_t threads : {1U, 3U}) {
        ThreadTeam team(threads);
        std::stop_source stop;
        Execution execution(team, stop.get_token());
        std::atomic<std::size_t> calls{0};
        const auto run = [&] {
            execution.run(1000, [&](std::size_t) {
                stop.request_stop();
                calls.fetch_add(1);
            });
        };
        EXPECT_EQ(error_of(run), base::ErrorKind::cancelled);
        // At most the parts that were already running.
        EXPECT_LE(calls.load(), threads);
    }
}

TEST(Execution, StartsNothingThatWasStoppedBefore) {
    ThreadTeam team(2);
    std::stop_source stop;
    Execution execution(team, stop.get_token());
    EXPECT_EQ(error_of([&] { execution.check(); }), std::nullopt);
    stop.request_stop();
    EXPECT_EQ(error_of([&] { execution.check(); }), base::ErrorKind::cancelled);
    for (const std::size_t count : {1U, 10U}) {
        EXPECT_EQ(error_of([&] { execution.run(count, [](std::size_t) { FAIL(); }); }),
                  base::ErrorKind::cancelled);
    }
}

TEST(Execution, CountsAsDoneWhenAStopComesInTheLastPart) {
    ThreadTeam team(1);
    std::stop_source stop;
    Execution execution(team, stop.get_token());
    EXPECT_EQ(error_of([&] { execution.run(1, [&](std::size_t) { stop.request_stop(); }); }), std::nullopt);
}

TEST(Execution, ThrowsAgainWhatAPartThrew) {
    for (const std::size_t threads : {1U, 3U}) {
        ThreadTeam team(threads);
        Execution execution(team, std::stop_token());
        EXPECT_THROW(execution.run(100, [](std::size_t) { throw std::bad_alloc(); }), std::bad_alloc);
        std::atomic<int> calls{0};
        execution.run(10, [&](std::size_t) { calls.fetch_add(1); });
        EXPECT_EQ(calls.load(), 10);
    }
}

}  // namespace
}  // namespace storyflow::speech::kernels
