#include "http/forwarded_request.hpp"

#include <gtest/gtest.h>

namespace storyflow::http {
namespace {

const std::vector<IpRange> proxies{IpRange::parse("127.0.0.1").value(), IpRange::parse("10.0.0.0/8").value()};

Request from(const std::string& peer, const std::vector<std::string>& forwarded = {}) {
    Request request;
    request.peer = peer;
    for (const auto& value : forwarded)
        request.headers.add("X-Forwarded-For", value);
    return request;
}

std::string address(const std::string& peer, const std::vector<std::string>& forwarded = {}) {
    return client_address(from(peer, forwarded), proxies);
}

TEST(ClientAddress, IsThePeerWithoutAProxy) {
    EXPECT_EQ(address("192.0.2.7"), "192.0.2.7");
    EXPECT_EQ(address(""), "");
}

TEST(ClientAddress, OfAStrangerIsNotWhatTheStrangerWrites) {
    EXPECT_EQ(address("192.0.2.7", {"203.0.113.1"}), "192.0.2.7");
    EXPECT_EQ(client_address(from("127.0.0.1", {"203.0.113.1"}), {}), "127.0.0.1");
}

TEST(ClientAddress, IsTheLastOneThatIsNoTrustedProxy) {
    EXPECT_EQ(address("127.0.0.1", {"192.0.2.7"}), "192.0.2.7");
    EXPECT_EQ(address("127.0.0.1", {"6.6.6.6, 192.0.2.7, 10.0.0.2"}), "192.0.2.7");
    EXPECT_EQ(address("10.0.0.1", {"6.6.6.6", "192.0.2.7"}), "192.0.2.7") << "two fields are one list";
    EXPECT_EQ(address("127.0.0.1", {"10.0.0.3, 10.0.0.2"}), "10.0.0.3") << "a client among the proxies";
}

TEST(ClientAddress, MayHaveAPortAndBrackets) {
    EXPECT_EQ(address("127.0.0.1", {"192.0.2.7:4711"}), "192.0.2.7");
    EXPECT_EQ(address("127.0.0.1", {"[2001:DB8::1]:4711"}), "2001:db8::1");
    EXPECT_EQ(address("127.0.0.1", {"2001:db8::1"}), "2001:db8::1");
}

TEST(ClientAddress, EndsAtWhatIsNoAddress) {
    for (const char* nonsense : {"unknown", "", ",", "_hidden", "[", "[]", "192.0.2.7, unknown", "a:b"})
        EXPECT_EQ(address("127.0.0.1", {nonsense}), "127.0.0.1") << nonsense;
    EXPECT_EQ(address("127.0.0.1", {"unknown, 10.0.0.2"}), "10.0.0.2");
    EXPECT_EQ(address("127.0.0.1", {std::string(16'000, ',')}), "127.0.0.1");
}

TEST(ForwardedOverTls, IsSaidByATrustedProxyAlone) {
    auto request = from("127.0.0.1");
    EXPECT_FALSE(is_forwarded_over_tls(request, proxies));
    request.headers.set("X-Forwarded-Proto", "HTTPS");
    EXPECT_TRUE(is_forwarded_over_tls(request, proxies));
    request.peer = "192.0.2.7";
    EXPECT_FALSE(is_forwarded_over_tls(request, proxies));
    request.peer = "127.0.0.1";
    request.headers.set("X-Forwarded-Proto", "http");
    EXPECT_FALSE(is_forwarded_over_tls(request, proxies));
}

}  // namespace
}  // namespace storyflow::http
