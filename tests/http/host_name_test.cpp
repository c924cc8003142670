#include "http/host_name.hpp"

#include <gtest/gtest.h>

namespace storyflow::http {
namespace {

TEST(HostName, DropsPortTrailingDotAndCase) {
    EXPECT_EQ(host_name_of("LocalHost.:8000"), "localhost");
    EXPECT_EQ(host_name_of("127.0.0.1"), "127.0.0.1");
    EXPECT_EQ(host_name_of("[::1]:8000"), "::1");
    EXPECT_EQ(host_name_of("localhost:65535"), "localhost");
    EXPECT_EQ(host_name_of("localhost:00080"), "localhost");
}

TEST(HostName, RefusesMalformedHeaders) {
    for (const char* host :
         {"", ".", ":80", "a b", "localhost:", "localhost:x", "user@localhost", "[::1", "[x]", "::1",
          "localhost:80:90", "[::1]80", "localhost:65536", "localhost:99999",
          "localhost:18446744073709551696", "localhost:-1", "localhost:+1", "localhost:000080"}) {
        EXPECT_EQ(host_name_of(host), std::nullopt) << host;
    }
    EXPECT_EQ(host_name_of("localhost:" + std::string(5000, '0') + "80"), std::nullopt);
}

TEST(HostName, TellsAddressesFromNames) {
    EXPECT_TRUE(is_address_literal("192.168.1.20"));
    EXPECT_TRUE(is_address_literal("fe80::1"));
    EXPECT_FALSE(is_address_literal("1.example"));
}

}  // namespace
}  // namespace storyflow::http
