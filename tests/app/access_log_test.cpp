#include "app/access_log.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "tests/support/log_capture.hpp"
#include "tests/support/sample_exchange.hpp"

namespace storyflow::app {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// The line that is logged for an exchange.
std::string line_of(const http::Exchange& exchange, LogFormat format = LogFormat::text) {
    const support::LogCapture log;
    AccessLog(format).exchange_ended(exchange);
    return log.text();
}

}  // namespace

TEST(AccessLog, SaysWhatWasAskedAndAnswered) {
    EXPECT_THAT(
        line_of(support::sample_exchange()),
        AllOf(HasSubstr("[info]"), HasSubstr("GET /api/projects/17/ 200 12 bytes 30.0 ms request abc"),
              Not(HasSubstr("gone"))));
}

TEST(AccessLog, SaysItInFieldsForPrograms) {
    EXPECT_THAT(
        line_of(support::sample_exchange(), LogFormat::json),
        HasSubstr(R"("method":"GET","route":"/api/projects/{id}/","path":"/api/projects/17/","status":200,)"
                  R"("bytes":12,"milliseconds":30.0,"complete":true,"request_id":"abc")"));
}

TEST(AccessLog, WarnsOfFaultsOfTheServer) {
    auto failed = support::sample_exchange();
    failed.status = 503;
    EXPECT_THAT(line_of(failed), HasSubstr("[warning]"));
    failed.status = 404;
    EXPECT_THAT(line_of(failed), HasSubstr("[info]"));
}

TEST(AccessLog, IsSilentAboutWhatMachinesAskAgainAndAgain) {
    auto polled = support::sample_exchange();
    for (const auto* route : {"/healthz", "/health/live", "/health/ready", "/metrics"}) {
        polled.route = route;
        EXPECT_THAT(line_of(polled), IsEmpty()) << route;
    }
}

TEST(AccessLog, TellsOfAClientThatWent) {
    auto cut = support::sample_exchange();
    cut.complete = false;
    EXPECT_THAT(line_of(cut), HasSubstr("gone"));
}

TEST(AccessLog, CannotBeForgedOrFlooded) {
    auto hostile = support::sample_exchange();
    const std::string path = "/a\n[error] forged" + std::string(10'000, 'x');
    hostile.path = path;
    const auto line = line_of(hostile);
    EXPECT_THAT(line, Not(HasSubstr("\n[error]")));
    EXPECT_LT(line.size(), 400U);
}

TEST(AccessLog, TellsWhyAConnectionWasEnded) {
    const support::LogCapture log;
    AccessLog(LogFormat::text).connection_failed("std::bad_alloc");
    EXPECT_THAT(log.text(), HasSubstr("A connection was ended: std::bad_alloc"));
}

}  // namespace storyflow::app
