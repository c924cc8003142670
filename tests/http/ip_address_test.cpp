#include "http/ip_address.hpp"

#include <gtest/gtest.h>

namespace storyflow::http {
namespace {

std::string read(std::string_view text) {
    const auto address = IpAddress::parse(text);
    return address ? address->text() : "none";
}

bool contains(std::string_view range, std::string_view address) {
    return IpRange::parse(range).value().contains(IpAddress::parse(address).value());
}

TEST(IpAddress, IsWrittenInOneWay) {
    EXPECT_EQ(read("192.0.2.7"), "192.0.2.7");
    EXPECT_EQ(read("2001:DB8:0:0:0:0:0:1"), "2001:db8::1");
    EXPECT_EQ(read("::ffff:192.0.2.7"), "192.0.2.7");
    EXPECT_EQ(read("::1"), "::1");
}

TEST(IpAddress, IsNothingElse) {
    for (const char* text : {"", "localhost", "192.0.2", "192.0.2.256", "[::1]", "::1%lo", "192.0.2.7:80",
                             "1:2:3:4:5:6:7:8:9", " 192.0.2.7", "192.0.2.7 "})
        EXPECT_EQ(read(text), "none") << text;
    EXPECT_EQ(read(std::string(10'000, '1')), "none");
}

TEST(IpAddress, BelongsToANetwork) {
    EXPECT_EQ(IpAddress::parse("2001:db8:1:2:3:4:5:6")->network(64).text(), "2001:db8:1:2::");
    EXPECT_EQ(IpAddress::parse("192.0.2.77")->network(24).text(), "192.0.2.0");
    EXPECT_EQ(IpAddress::parse("192.0.2.77")->network(32).text(), "192.0.2.77");
    EXPECT_EQ(IpAddress::parse("192.0.2.77")->network(0).text(), "0.0.0.0");
    EXPECT_EQ(IpAddress::parse("192.0.2.77")->network(26).text(), "192.0.2.64");
}

TEST(IpRange, ContainsItsAddressesAndNoOthers) {
    EXPECT_TRUE(contains("10.0.0.0/8", "10.200.0.1"));
    EXPECT_FALSE(contains("10.0.0.0/8", "11.0.0.1"));
    EXPECT_TRUE(contains("10.9.9.9/8", "10.0.0.1"));
    EXPECT_TRUE(contains("192.0.2.7", "192.0.2.7"));
    EXPECT_TRUE(contains("192.0.2.7", "::ffff:192.0.2.7"));
    EXPECT_FALSE(contains("192.0.2.7", "192.0.2.8"));
    EXPECT_TRUE(contains("fd00::/8", "fd12::1"));
    EXPECT_FALSE(contains("::/0", "192.0.2.7")) << "IPv4 is named as such";
    EXPECT_TRUE(contains("0.0.0.0/0", "192.0.2.7"));
}

TEST(IpRange, IsRefusedWithAWrongLength) {
    for (const char* text : {"10.0.0.0/33", "::/129", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/8x", "/8",
                             "proxy.example", "10.0.0.0/8/8"})
        EXPECT_FALSE(IpRange::parse(text)) << text;
}

}  // namespace
}  // namespace storyflow::http
