#include "wyoming/event_reader.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "base/error.hpp"

namespace storyflow::wyoming {
namespace {

std::vector<Event> read(EventReader& reader, std::string_view bytes, std::size_t piece) {
    std::vector<Event> events;
    for (; !bytes.empty(); bytes.remove_prefix(std::min(piece, bytes.size()))) {
        reader.add(bytes.substr(0, piece));
        while (auto event = reader.next())
            events.push_back(*std::move(event));
    }
    return events;
}

std::string refusal(std::string_view bytes) {
    EventReader reader;
    try {
        (void)read(reader, bytes, 64 * 1024);
        return "it was read";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::invalid_input);
        return error.what();
    }
}

TEST(EventReader, FindsEventsHoweverTheirBytesArrive) {
    const std::string bytes =
        "{\"type\":\"describe\"}\n"
        "{\"type\":\"synthesize\",\"data\":{\"text\":\"a\",\"b\":1},\"data_length\":14}\n{\"text\":\"Hi.\"} "
        "{\"type\":\"audio-chunk\",\"version\":\"1\",\"payload_length\":5}\n\n{}\n\n"
        "{\"type\":\"ping\"}\r\n";
    for (const std::size_t piece : {1U, 7U, 1000U}) {
        EventReader reader;
        const auto events = read(reader, bytes, piece);
        ASSERT_EQ(events.size(), 4U) << piece;
        EXPECT_EQ(events[0].type, "describe");
        EXPECT_EQ(events[1].type, "synthesize");
        EXPECT_EQ(boost::json::value(events[1].data), (boost::json::value{{"text", "Hi."}, {"b", 1}}));
        EXPECT_EQ(events[2].type, "audio-chunk");
        EXPECT_EQ(events[3].type, "ping");
        EXPECT_FALSE(reader.is_within_event());
    }
}

TEST(EventReader, WaitsForTheRestOfAnEvent) {
    EventReader reader;
    EXPECT_TRUE(read(reader, "{\"type\":\"ping\",\"data_length\":2}\n{", 100).empty());
    EXPECT_TRUE(reader.is_within_event());
    EXPECT_EQ(read(reader, "}", 100).size(), 1U);
}

TEST(EventReader, RefusesWhatIsNoEvent) {
    EXPECT_EQ(refusal("GET / HTTP/1.1\r\n"), "The line of an event must be an object of JSON.");
    EXPECT_EQ(refusal("[]\n"), "The line of an event must be an object of JSON.");
    EXPECT_EQ(refusal(std::string(5'000, '[') + "\n"), "The line of an event must be an object of JSON.");
    EXPECT_EQ(refusal("{}\n"), "type must be a string.");
    EXPECT_EQ(refusal("{\"type\":1}\n"), "type must be a string.");
    EXPECT_EQ(refusal("{\"type\":\"a\",\"data\":[]}\n"), "data must be an object.");
    EXPECT_EQ(refusal("{\"type\":\"a\",\"data_length\":2}\n[]"), "The data must be an object of JSON.");
    EXPECT_EQ(refusal("{\"type\":\"\xff\"}\n"), "The line of an event must be an object of JSON.");
}

TEST(EventReader, HasALimitForEachPart) {
    EXPECT_EQ(refusal("{\"type\":\"a\",\"data_length\":2097153}\n"),
              "data_length must be a whole number from 0 to 2097152.");
    EXPECT_EQ(refusal("{\"type\":\"a\",\"payload_length\":1048577}\n"),
              "payload_length must be a whole number from 0 to 1048576.");
    for (const auto* length : {"-1", "1.5", "\"2\"", "99999999999999999999", "true"})
        EXPECT_NE(refusal(std::string("{\"type\":\"a\",\"data_length\":") + length + "}\n"), "it was read")
            << length;
    EXPECT_EQ(refusal(std::string(longest_line + 70'000, ' ')),
              "The line of an event must not exceed 2097152 bytes.");
}

TEST(EventReader, HasALimitForTheValuesThatTakeMoreMemoryThanTheirText) {
    std::string many = "[0]";
    for (std::size_t i = 0; i < most_values / 2; ++i)
        many += ",[0]";
    EXPECT_EQ(refusal(R"({"type":"a","data":{"a":[)" + many + "]}}\n"),
              "The line of an event must not have more than 10000 values.");
    const std::string data = R"({"a":[)" + many + "]}";
    EXPECT_EQ(refusal("{\"type\":\"a\",\"data_length\":" + std::to_string(data.size()) + "}\n" + data),
              "The data must not have more than 10000 values.");
}

TEST(EventReader, KeepsNoPayload) {
    EventReader reader;
    EXPECT_TRUE(read(reader, "{\"type\":\"a\",\"payload_length\":1000000}\n", 100).empty());
    EXPECT_EQ(read(reader, std::string(1'000'000, '\n') + "{\"type\":\"b\"}\n", 65'536).size(), 2U);
}

}  // namespace
}  // namespace storyflow::wyoming
