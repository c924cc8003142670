#include "http/client_limits.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <utility>
#include <vector>

namespace storyflow::http {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using testing::HasSubstr;
using Place = ClientLimits::Place;

class ClientLimitsTest : public testing::Test {
  protected:
    ClientLimits limits(ClientLimit limit, std::size_t remembered = ClientLimits::most_clients) {
        return ClientLimits(
            limit, [this] { return now_; }, remembered);
    }
    static Caller address(const std::string& text) { return {.address = text}; }
    static Caller key(const std::string& name, const std::string& at = "192.0.2.1") {
        return {.address = at, .key = name};
    }
    static bool passes(ClientLimits& limits, const Caller& caller) {
        return std::holds_alternative<Place>(limits.admit(caller));
    }
    static int passing(ClientLimits& limits, const Caller& caller, int tries) {
        int passed = 0;
        for (int i = 0; i < tries; ++i)
            passed += passes(limits, caller) ? 1 : 0;
        return passed;
    }

    ClientLimits::Time now_{};
};

TEST_F(ClientLimitsTest, LetEverythingPassUntilOneIsSet) {
    auto none = limits({});
    EXPECT_EQ(passing(none, address("192.0.2.1"), 1'000), 1'000);
    EXPECT_EQ(none.clients(), 0U);
}

TEST_F(ClientLimitsTest, AllowTheRateOverTenSecondsAndThenAsManyAsTimePasses) {
    auto five = limits({.requests_per_second = 5});
    EXPECT_EQ(passing(five, address("192.0.2.1"), 100), 50);
    now_ += milliseconds(199);
    EXPECT_FALSE(passes(five, address("192.0.2.1")));
    now_ += milliseconds(1);
    EXPECT_TRUE(passes(five, address("192.0.2.1")));
    EXPECT_FALSE(passes(five, address("192.0.2.1")));
    now_ += seconds(2);
    EXPECT_EQ(passing(five, address("192.0.2.1"), 100), 10);
    now_ += seconds(3600);
    EXPECT_EQ(passing(five, address("192.0.2.1"), 100), 50) << "silence is not saved up";
}

TEST_F(ClientLimitsTest, SayWhichLimitAndWhenToTryAgain) {
    auto one = limits({.requests_per_second = 1});
    EXPECT_EQ(passing(one, address("192.0.2.1"), 10), 10);
    const auto excess = std::get<ClientExcess>(one.admit(address("192.0.2.1")));
    EXPECT_THAT(excess.explanation, HasSubstr("more than 1 requests a second"));
    EXPECT_THAT(excess.explanation, HasSubstr("--client-rate"));
    EXPECT_EQ(excess.retry_after, seconds(1));
}

TEST_F(ClientLimitsTest, CountEachClientByItself) {
    auto one = limits({.requests_per_second = 1});
    EXPECT_EQ(passing(one, address("192.0.2.1"), 20), 10);
    EXPECT_EQ(passing(one, address("192.0.2.2"), 20), 10);
    EXPECT_EQ(passing(one, key("reader"), 20), 10);
    EXPECT_EQ(passing(one, key("writer"), 20), 10);
}

TEST_F(ClientLimitsTest, CountAKeyWhereverItIsUsed) {
    auto one = limits({.requests_per_second = 1});
    EXPECT_EQ(passing(one, key("reader", "192.0.2.1"), 10), 10);
    EXPECT_FALSE(passes(one, key("reader", "203.0.113.9")));
}

TEST_F(ClientLimitsTest, CountTheAddressesOfOneNetworkOfIpv6AsOneClient) {
    auto one = limits({.requests_per_second = 1});
    EXPECT_EQ(passing(one, address("2001:db8:1:2::1"), 10), 10);
    EXPECT_FALSE(passes(one, address("2001:db8:1:2:ffff::9")));
    EXPECT_TRUE(passes(one, address("2001:db8:1:3::1")));
}

TEST_F(ClientLimitsTest, HoldAPlaceUntilTheRequestEnds) {
    auto two = limits({.requests_at_once = 2});
    auto first = two.admit(address("192.0.2.1"));
    auto second = two.admit(address("192.0.2.1"));
    const auto third = two.admit(address("192.0.2.1"));
    ASSERT_TRUE(std::holds_alternative<ClientExcess>(third));
    EXPECT_THAT(std::get<ClientExcess>(third).explanation, HasSubstr("--client-requests"));
    EXPECT_TRUE(passes(two, address("192.0.2.2")));
    std::get<Place>(first) = Place{};
    EXPECT_TRUE(passes(two, address("192.0.2.1"))) << "and that one ended at once";
    EXPECT_EQ(passing(two, address("192.0.2.1"), 100), 100);
}

TEST_F(ClientLimitsTest, GiveAPlaceBackOnceThoughItWasMoved) {
    auto one = limits({.requests_at_once = 1});
    {
        auto admitted = one.admit(address("192.0.2.1"));
        const Place moved = std::get<Place>(std::move(admitted));
        EXPECT_FALSE(passes(one, address("192.0.2.1")));
    }
    auto held = one.admit(address("192.0.2.1"));
    EXPECT_TRUE(std::holds_alternative<Place>(held));
    EXPECT_FALSE(passes(one, address("192.0.2.1")));
}

TEST_F(ClientLimitsTest, DoNotCountARequestAtOnceThatWasTooMany) {
    auto both = limits({.requests_per_second = 1, .requests_at_once = 1});
    {
        const auto held = both.admit(address("192.0.2.1"));
        EXPECT_EQ(passing(both, address("192.0.2.1"), 50), 0);
    }
    EXPECT_EQ(passing(both, address("192.0.2.1"), 50), 9);
}

TEST_F(ClientLimitsTest, DoNotCountWhatIsOpen) {
    auto one = limits({.requests_per_second = 1, .requests_at_once = 1});
    const Caller probe{.address = "192.0.2.1", .needs = AccessScope::open};
    EXPECT_EQ(passing(one, probe, 100), 100);
    EXPECT_EQ(one.clients(), 0U);
}

TEST_F(ClientLimitsTest, RememberABoundedNumberOfClientsAndThoseWithRunningRequests) {
    auto few = limits({.requests_per_second = 1, .requests_at_once = 1}, 3);
    const auto held = few.admit(address("192.0.2.1"));
    for (int i = 2; i < 200; ++i)
        EXPECT_TRUE(passes(few, address("192.0.2." + std::to_string(i))));
    EXPECT_EQ(few.clients(), 3U);
    EXPECT_FALSE(passes(few, address("192.0.2.1"))) << "its request still runs";
}

TEST_F(ClientLimitsTest, ForgetTheClientThatWasSilentForLongest) {
    auto two = limits({.requests_per_second = 1}, 2);
    EXPECT_EQ(passing(two, address("192.0.2.1"), 20), 10);
    EXPECT_EQ(passing(two, address("192.0.2.2"), 20), 10);
    EXPECT_FALSE(passes(two, address("192.0.2.1")));
    EXPECT_TRUE(passes(two, address("192.0.2.3")));
    EXPECT_FALSE(passes(two, address("192.0.2.1"))) << "heard after 192.0.2.2, which was forgotten";
    EXPECT_TRUE(passes(two, address("192.0.2.2")));
}

}  // namespace
}  // namespace storyflow::http
