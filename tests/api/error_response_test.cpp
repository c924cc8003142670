#include "api/error_response.hpp"

#include <gtest/gtest.h>

#include "api/answer_memory.hpp"
#include "api/api_error.hpp"
#include "tasks/task_store.hpp"
#include "tests/support/log_capture.hpp"

namespace storyflow::api {

using base::Error;
using base::ErrorKind;

TEST(ErrorResponse, GivesEachKindItsStatus) {
    EXPECT_EQ(status_of(ErrorKind::invalid_input), 400);
    EXPECT_EQ(status_of(ErrorKind::unauthorized), 401);
    EXPECT_EQ(status_of(ErrorKind::forbidden), 403);
    EXPECT_EQ(status_of(ErrorKind::not_found), 404);
    EXPECT_EQ(status_of(ErrorKind::conflict), 409);
    EXPECT_EQ(status_of(ErrorKind::payload_too_large), 413);
    EXPECT_EQ(status_of(ErrorKind::precondition_failed), 412);
    EXPECT_EQ(status_of(ErrorKind::unsupported_media), 415);
    EXPECT_EQ(status_of(ErrorKind::queue_full), 429);
    EXPECT_EQ(status_of(ErrorKind::unavailable), 503);
    EXPECT_EQ(status_of(ErrorKind::cancelled), 503);
    EXPECT_EQ(status_of(ErrorKind::internal), 500);
}

TEST(ErrorResponse, ShowsTheMessageButNotTheDetail) {
    const auto response = error_response(Error(ErrorKind::invalid_input, "bad \"thing\"", "secret path"));
    EXPECT_EQ(response.status, 400);
    EXPECT_EQ(response.text(), R"({"detail":"bad \"thing\""})");
    EXPECT_EQ(response.headers.find("Content-Type"), "application/json");
}

TEST(ErrorResponse, ShowsNothingOfAnInternalError) {
    const auto response = error_response(Error(ErrorKind::internal, "table segments has no column x"));
    EXPECT_EQ(response.status, 500);
    EXPECT_EQ(response.text(), R"({"detail":"Internal server error."})");
}

TEST(ErrorResponse, ADamagedModelIsAFaultOfTheServer) {
    EXPECT_EQ(error_response(Error(ErrorKind::damaged_model, "The voice has no styles")).status, 500);
}

TEST(ErrorResponse, ShowsTheBodyThatTheContractFixes) {
    const auto response = error_response(refusal(ErrorKind::internal, "TTS generation failed: x"));
    EXPECT_EQ(response.status, 500);
    EXPECT_EQ(response.text(), R"({"error":"TTS generation failed: x"})");
}

TEST(ErrorResponse, TellsWhenToTryAgainWhenThatCanHelp) {
    EXPECT_TRUE(error_response(Error(ErrorKind::queue_full, "full")).headers.find("Retry-After"));
    EXPECT_TRUE(error_response(Error(ErrorKind::unavailable, "busy")).headers.find("Retry-After"));
    EXPECT_FALSE(error_response(Error(ErrorKind::conflict, "no")).headers.find("Retry-After"));
    EXPECT_FALSE(error_response(AnswerTooLarge()).headers.find("Retry-After"));
}

TEST(ErrorResponse, IsUnprocessableWhenARequestKeyIsReused) {
    const auto response = error_response(tasks::RequestKeyReused());
    EXPECT_EQ(response.status, 422);
    EXPECT_EQ(response.text(), R"({"error":"This Idempotency-Key was used for a different request."})");
}

TEST(ErrorResponse, CannotForgeLogLines) {
    const support::LogCapture log;
    (void)error_response(Error(ErrorKind::internal, "a\nforged", "b\nforged"));
    (void)error_response(Error(ErrorKind::conflict, "c\nforged", "d\nforged"));
    EXPECT_EQ(log.text().find("\nforged"), std::string::npos);
    for (const auto* logged : {"a?forged", "b?forged", "c?forged", "d?forged"})
        EXPECT_NE(log.text().find(logged), std::string::npos) << logged;
}

}  // namespace storyflow::api
