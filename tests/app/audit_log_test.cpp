#include "app/audit_log.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/log_capture.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::app {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

http::Exchange write_of_a_segment() {
    return {.method = "PATCH",
            .path = "/api/segments/17/",
            .route = "/api/segments/{id}/",
            .request_id = "abc",
            .client = "192.0.2.7",
            .key = "editor",
            .subject = "17",
            .is_write = true,
            .status = 200};
}

class AuditLogTest : public testing::Test {
  protected:
    /// The line that the exchange leaves in the log.
    std::string logged(const http::Exchange& exchange, AuditLogOptions options = {}) {
        const support::LogCapture log;
        AuditLog(options, clock_).exchange_ended(exchange);
        return log.text();
    }

    support::ManualClock clock_;
    support::TemporaryDirectory directory_;
};

TEST_F(AuditLogTest, SaysWhoChangedWhat) {
    EXPECT_THAT(logged(write_of_a_segment()),
                HasSubstr("Write: PATCH /api/segments/{id}/ subject 17 answered 200, key editor, client "
                          "192.0.2.7, request abc"));
}

TEST_F(AuditLogTest, SaysItInFieldsForPrograms) {
    EXPECT_THAT(logged(write_of_a_segment(), {.format = LogFormat::json}),
                HasSubstr(R"("message":"write","key":"editor","client":"192.0.2.7","method":"PATCH",)"
                          R"("route":"/api/segments/{id}/","subject":"17","status":200,"request_id":"abc")"));
}

TEST_F(AuditLogTest, IsSilentAboutWhatChangesNothing) {
    auto reading = write_of_a_segment();
    reading.is_write = false;
    EXPECT_THAT(logged(reading), IsEmpty());
}

TEST_F(AuditLogTest, RecordsARefusedWriteOfAKnownKey) {
    auto refused = write_of_a_segment();
    refused.status = 403;
    EXPECT_THAT(logged(refused, {.needs_keys = true}), HasSubstr("answered 403, key editor"));
}

TEST_F(AuditLogTest, CannotBeFilledByStrangers) {
    auto stranger = write_of_a_segment();
    stranger.key = "";
    stranger.status = 401;
    EXPECT_THAT(logged(stranger, {.needs_keys = true}), IsEmpty());
    EXPECT_THAT(logged(stranger), HasSubstr("key none")) << "without keys all are strangers";
}

TEST_F(AuditLogTest, SaysWhichKeysAreGivenAndTakenBack) {
    const KeyChange change{
        .kind = KeyChange::Kind::removed, .name = "kitchen", .scope = http::AccessScope::read};
    const support::LogCapture log;
    AuditLog({}, clock_).key_changed(change);
    EXPECT_THAT(log.text(), HasSubstr("Key file: kitchen was removed, scope read"));
    AuditLog({.format = LogFormat::json}, clock_).key_changed(change);
    EXPECT_THAT(
        log.text(),
        HasSubstr(R"("message":"key file","event":"key_removed","subject":"kitchen","scope":"read")"));
}

TEST_F(AuditLogTest, CannotBeForgedByAnId) {
    auto hostile = write_of_a_segment();
    const std::string subject = "17\n{\"key\":\"admin\"}" + std::string(10'000, 'x');
    hostile.subject = subject;
    const auto line = logged(hostile, {.format = LogFormat::json});
    EXPECT_THAT(line, HasSubstr(R"("subject":"17?{\"key\":\"admin\"}x)"));
    EXPECT_LT(line.size(), 500U);
}

TEST_F(AuditLogTest, GoesToAFileAsOneObjectALine) {
    const auto file = directory_.path() / "audit.log";
    EXPECT_THAT(logged(write_of_a_segment(), {.file = file}), IsEmpty());
    std::ifstream stream(file);
    std::string line;
    ASSERT_TRUE(std::getline(stream, line));
    EXPECT_THAT(line,
                testing::MatchesRegex(
                    R"(\{"time":"[-0-9T:.]+Z","key":"editor","client":"192.0.2.7",.*"request_id":"abc"\})"));
    EXPECT_FALSE(std::getline(stream, line));
}

}  // namespace
}  // namespace storyflow::app
