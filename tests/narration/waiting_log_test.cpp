#include "narration/waiting_log.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "tests/support/log_capture.hpp"

namespace storyflow::narration {

namespace {

const std::runtime_error full("The disk is full.");
const std::runtime_error away("The database is away.");

int count(std::string_view text, std::string_view part) {
    int times = 0;
    for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1))
        ++times;
    return times;
}

}  // namespace

TEST(WaitingLog, SaysEachReasonOnceHoweverManyWaitAndTry) {
    const support::LogCapture capture;
    WaitingLog log;
    WaitingLog::Turn first(log);
    WaitingLog::Turn second(log);
    WaitingLog::Turn third(log);
    for (int attempt = 0; attempt < 3; ++attempt) {
        first.waits(full);
        second.waits(away);
        third.waits(away);
    }
    const std::string text = capture.text();
    EXPECT_EQ(count(text, "Narration waits: The disk is full."), 1) << text;
    EXPECT_EQ(count(text, "Narration waits: The database is away."), 1) << text;
}

TEST(WaitingLog, GoesOnWhenTheLastOneDoes) {
    const support::LogCapture capture;
    WaitingLog log;
    std::optional<WaitingLog::Turn> first(std::in_place, log);
    std::optional<WaitingLog::Turn> second(std::in_place, log);
    { const WaitingLog::Turn at_once(log); }
    first->waits(full);
    second->waits(away);
    { const WaitingLog::Turn at_once(log); }
    second.reset();
    EXPECT_EQ(count(capture.text(), "goes on"), 0) << capture.text();
    first->waits(away);
    EXPECT_EQ(count(capture.text(), "goes on"), 0) << capture.text();
    first.reset();
    EXPECT_EQ(count(capture.text(), "goes on"), 1) << capture.text();
}

}  // namespace storyflow::narration
