#include "http/byte_range.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace storyflow::http {
namespace {

void expect_part(std::string_view header, std::uint64_t offset, std::uint64_t length) {
    const RangeChoice choice = choose_range(header, 100);
    EXPECT_EQ(choice.kind, RangeKind::part) << header;
    EXPECT_EQ(choice.offset, offset) << header;
    EXPECT_EQ(choice.length, length) << header;
}

TEST(ByteRange, SelectsOneStretch) {
    expect_part("bytes=0-0", 0, 1);
    expect_part("bytes=10-19", 10, 10);
    expect_part("BYTES=99-", 99, 1);
    expect_part("bytes= 0-4 ", 0, 5);
}

TEST(ByteRange, EndsAtTheEndOfTheFile) {
    expect_part("bytes=90-500", 90, 10);
    expect_part("bytes=5-99999999999999999999999999", 5, 95);
}

TEST(ByteRange, CountsASuffixFromTheEnd) {
    expect_part("bytes=-10", 90, 10);
    expect_part("bytes=-1000", 0, 100);
}

TEST(ByteRange, CannotSatisfyAStartBehindTheEnd) {
    EXPECT_EQ(choose_range("bytes=100-", 100).kind, RangeKind::unsatisfiable);
    EXPECT_EQ(choose_range("bytes=99999999999999999999999-", 100).kind, RangeKind::unsatisfiable);
    EXPECT_EQ(choose_range("bytes=-0", 100).kind, RangeKind::unsatisfiable);
    EXPECT_EQ(choose_range("bytes=0-", 0).kind, RangeKind::unsatisfiable);
    EXPECT_EQ(choose_range("bytes=-5", 0).kind, RangeKind::unsatisfiable);
}

TEST(ByteRange, GivesTheWholeFileForWhatItDoesNotServe) {
    for (const char* header : {"bytes=0-1,5-6", "items=0-5", "bytes", "bytes=", "bytes=-", "bytes=5-2",
                               "bytes=a-b", "bytes=1-b", "bytes=--1", "bytes=+1-2", ""}) {
        const RangeChoice choice = choose_range(header, 100);
        EXPECT_EQ(choice.kind, RangeKind::whole) << header;
        EXPECT_EQ(choice.length, 100U) << header;
    }
}

RC_GTEST_PROP(ByteRange, NeverLeavesTheFile, (std::uint64_t first, std::uint64_t last, std::uint32_t size)) {
    const auto choice = choose_range("bytes=" + std::to_string(first) + "-" + std::to_string(last), size);
    RC_ASSERT(choice.offset <= size);
    RC_ASSERT(choice.length <= size - choice.offset);
    if (choice.kind == RangeKind::part) RC_ASSERT(choice.length > 0U);
}

}  // namespace
}  // namespace storyflow::http
