#include "http/server_sent_event.hpp"

#include <gtest/gtest.h>

#include "tests/http/fake_body_stream.hpp"

namespace storyflow::http {
namespace {

using namespace std::chrono_literals;
using namespace std::string_literals;

std::string data_of(const std::string& data) {
    return render({.id = "", .event = "", .data = data, .retry = {}});
}

TEST(ServerSentEvent, HasALineForEachFieldAndEndsWithAnEmptyOne) {
    EXPECT_EQ(render({.id = "7", .event = "progress", .data = R"({"done":3})", .retry = 2000ms}),
              "retry: 2000\nid: 7\nevent: progress\ndata: {\"done\":3}\n\n");
}

TEST(ServerSentEvent, LeavesOutWhatItLacks) {
    EXPECT_EQ(data_of("x"), "data: x\n\n");
}

TEST(ServerSentEvent, SplitsItsDataAtEveryKindOfLineBreak) {
    EXPECT_EQ(data_of("a\nb\r\nc\rd"), "data: a\ndata: b\ndata: c\ndata: d\n\n");
    EXPECT_EQ(data_of("a\n\nb"), "data: a\ndata: \ndata: b\n\n");
    EXPECT_EQ(data_of("a\n"), "data: a\ndata: \n\n");
    EXPECT_EQ(data_of("\n"), "data: \ndata: \n\n");
}

TEST(ServerSentEvent, KeepsSpacesAtTheStartOfALine) {
    EXPECT_EQ(data_of("  x"), "data:   x\n\n");
}

TEST(ServerSentEvent, LetsNeitherIdNorTypeAddALine) {
    EXPECT_EQ(render({.id = "1\r\ndata: a\n"s + '\0' + "2", .event = "b\rc\nd", .data = "x", .retry = {}}),
              "id: 1data: a2\nevent: bcd\ndata: x\n\n");
}

TEST(ServerSentEvent, IsDispatchedWithATypeAlone) {
    EXPECT_EQ(render({.id = "", .event = "end", .data = "", .retry = {}}), "event: end\ndata: \n\n");
}

TEST(ServerSentEvent, MayOnlySayWhereTheClientIsAndHowLongItWaits) {
    EXPECT_EQ(render({.id = "9", .event = "", .data = "", .retry = 50ms}), "retry: 50\nid: 9\n\n");
    EXPECT_EQ(render({.id = "", .event = "", .data = "", .retry = -1ms}), "retry: 0\n\n");
}

TEST(EventStreamResponse, IsNeitherStoredNorHeldBackOnItsWay) {
    const auto events = std::make_shared<FakeBodyStream>();
    const Response response = event_stream_response(events);
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.headers.find("Content-Type"), "text/event-stream");
    EXPECT_EQ(response.headers.find("Cache-Control"), "no-store");
    EXPECT_EQ(response.headers.find("X-Accel-Buffering"), "no");
    ASSERT_TRUE(response.is_stream());
    const auto& body = std::get<StreamBody>(response.body);
    EXPECT_EQ(body.stream, events);
    EXPECT_EQ(body.heartbeat, ": \n\n");
    EXPECT_EQ(body.heartbeat_interval, 15s);
}

}  // namespace
}  // namespace storyflow::http
