#include "outbound/curl.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "base/error.hpp"
#include "tests/http/server_fixture.hpp"
#include "tests/support/environment_variable.hpp"

namespace storyflow::outbound {

namespace {

class Curl : public http::ServerFixture {
  protected:
    [[nodiscard]] std::string server_address() const {
        return "http://127.0.0.1:" + std::to_string(server->port());
    }
    static CURLcode head_of(const std::string& address) {
        const Easy easy = transfer_with(*read_address(address), std::chrono::seconds(5));
        set(easy, CURLOPT_NOBODY, 1L);
        return curl_easy_perform(easy.get());
    }

    support::EnvironmentVariable exceptions_{"no_proxy", ""};
};

/// No server listens there.
constexpr auto dead_proxy = "http://127.0.0.1:1";

}  // namespace

TEST_F(Curl, AsksThisMachineDirectlyWhateverProxyTheEnvironmentNames) {
    start();
    const support::EnvironmentVariable proxy("http_proxy", dead_proxy);
    EXPECT_EQ(head_of(server_address()), CURLE_OK);
}

TEST_F(Curl, AsksOtherMachinesThroughTheProxyThatTheEnvironmentNames) {
    start();
    const support::EnvironmentVariable proxy("http_proxy", server_address());
    EXPECT_EQ(head_of("http://story.invalid/"), CURLE_OK);
}

TEST(CurlFields, KeepTheirOrder) {
    Fields fields;
    add_field(fields, "A: 1");
    add_field(fields, "B: 2");
    ASSERT_NE(fields, nullptr);
    EXPECT_STREQ(fields->data, "A: 1");
    ASSERT_NE(fields->next, nullptr);
    EXPECT_STREQ(fields->next->data, "B: 2");
    EXPECT_EQ(fields->next->next, nullptr);
}

TEST(CurlFailure, IsOurError) {
    EXPECT_NO_THROW(require(true));
    EXPECT_THROW(require(false), base::Error);
}

}  // namespace storyflow::outbound
