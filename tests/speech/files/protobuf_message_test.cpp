#include "speech/files/protobuf_message.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "tests/speech/files/bytes_of_files.hpp"
#include "tests/support/onnx_writer.hpp"

namespace storyflow::speech {
namespace {

using support::ProtobufWriter;
using testing::ElementsAre;
using testing::HasSubstr;

ProtobufField only_field(std::span<const std::byte> bytes) {
    ProtobufMessage message{ByteSource(bytes)};
    ProtobufField field;
    EXPECT_TRUE(message.next(field));
    EXPECT_TRUE(message.at_end());
    return field;
}

std::string complaint_about_message(std::string_view text) {
    const auto bytes = bytes_of(text);
    return complaint_of([&] {
        ProtobufMessage message{ByteSource(bytes)};
        ProtobufField field;
        int count = 0;
        while (message.next(field))
            ++count;
        return count;
    });
}

TEST(ProtobufMessages, HaveNumbersOfUpTo64Bits) {
    for (const std::uint64_t value : {std::uint64_t{0}, std::uint64_t{127}, std::uint64_t{128},
                                      std::numeric_limits<std::uint64_t>::max()}) {
        ProtobufWriter writer;
        writer.varint(1000, value);
        const auto bytes = bytes_of(writer.bytes());
        const ProtobufField field = only_field(bytes);
        EXPECT_EQ(field.number, 1000U);
        EXPECT_EQ(varint_of(field), value);
    }
}

TEST(ProtobufMessages, LocateTextsWithoutReadingThem) {
    ProtobufWriter writer;
    writer.text(3, "a text");
    const auto bytes = bytes_of(writer.bytes());
    const ProtobufField field = only_field(bytes);
    EXPECT_EQ(field.content.offset, 2U);
    EXPECT_EQ(field.content.size, 6U);
    EXPECT_EQ(text_of(ByteSource(bytes), field, 6), "a text");
    EXPECT_THAT(complaint_of([&] { return text_of(ByteSource(bytes), field, 5); }),
                HasSubstr("a name has 6 bytes; the limit is 5"));
}

TEST(ProtobufMessages, HaveListsPackedOrOneAtATime) {
    ProtobufWriter writer;
    writer.packed(8, std::vector<std::int64_t>{1, -1});
    writer.varint(8, 300);
    const auto bytes = bytes_of(writer.bytes());
    ProtobufMessage message{ByteSource(bytes)};
    ProtobufField field;
    std::vector<std::int64_t> values;
    while (message.next(field))
        for_each_varint(ByteSource(bytes), field,
                        [&](std::uint64_t value) { values.push_back(static_cast<std::int64_t>(value)); });
    EXPECT_THAT(values, ElementsAre(1, -1, 300));
}

TEST(ProtobufMessages, OfOtherTypesThanTheSchemaSaysAreRefused) {
    ProtobufWriter number;
    number.fixed32(1, 1.0F);
    const auto bytes = bytes_of(number.bytes());
    const ProtobufField field = only_field(bytes);
    EXPECT_THAT(complaint_of([&] { return varint_of(field); }), HasSubstr("another type"));
    EXPECT_THAT(complaint_of([&] { return content_of(field).size; }), HasSubstr("another type"));
    EXPECT_THAT(complaint_of([&] {
                    for_each_varint(ByteSource(bytes), field, [](std::uint64_t) {});
                    return 0;
                }),
                HasSubstr("another type"));
}

TEST(ProtobufMessages, ThatAreCutOffOrNoMessagesAreRefused) {
    EXPECT_THAT(complaint_about_message("\x1A\x05"
                                        "four"),
                HasSubstr("leaves its message"));
    EXPECT_THAT(complaint_about_message("\x08"), HasSubstr("has no end"));
    EXPECT_THAT(complaint_about_message("\x08\x80"), HasSubstr("has no end"));
    EXPECT_THAT(complaint_about_message("\x08\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x02"),
                HasSubstr("has no end"));
    EXPECT_THAT(complaint_about_message("\x0B"), HasSubstr("unknown type"));  // a group
    EXPECT_THAT(complaint_about_message("\x01"), HasSubstr("impossible number"));
}

TEST(ProtobufMessages, EndWhereTheOuterMessageSays) {
    ProtobufWriter inner;
    inner.varint(1, 5);
    ProtobufWriter outer;
    outer.message(2, inner);
    outer.varint(3, 7);
    const auto bytes = bytes_of(outer.bytes());
    ProtobufMessage message{ByteSource(bytes)};
    ProtobufField field;
    ASSERT_TRUE(message.next(field));
    ProtobufMessage inside(ByteSource(bytes), content_of(field));
    ASSERT_TRUE(inside.next(field));
    EXPECT_EQ(varint_of(field), 5U);
    EXPECT_FALSE(inside.next(field));
}

}  // namespace
}  // namespace storyflow::speech
