#include "http/key_ring.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "base/digest.hpp"

namespace storyflow::http {
namespace {

AccessKey key(const std::string& name, const std::string& secret, AccessScope scope = AccessScope::read) {
    return {name, base::sha256(secret), scope};
}

TEST(KeyRing, FindsAKeyByItsSecret) {
    const KeyRing ring({key("one", "first secret"), key("two", "second secret", AccessScope::write)});
    ASSERT_TRUE(ring.find("second secret"));
    EXPECT_EQ(ring.find("second secret")->name, "two");
    EXPECT_EQ(ring.find("second secret")->scope, AccessScope::write);
    EXPECT_EQ(ring.find("first secret")->name, "one");
}

TEST(KeyRing, KnowsNoOtherSecret) {
    const KeyRing ring({key("one", "first secret")});
    for (const auto& other : {std::string(), std::string("first secre"), std::string("first secret "),
                              base::sha256("first secret"), base::hexadecimal(base::sha256("first secret"))})
        EXPECT_FALSE(ring.find(other)) << other;
    EXPECT_FALSE(KeyRing().find(""));
}

TEST(KeyRing, ForgetsKeysThatAreReplaced) {
    KeyRing ring({key("one", "first secret")});
    ring.replace({key("two", "second secret")});
    EXPECT_FALSE(ring.find("first secret"));
    EXPECT_TRUE(ring.find("second secret"));
}

TEST(KeyRing, MayBeReplacedWhileItIsAsked) {
    KeyRing ring({key("one", "secret")});
    std::atomic<bool> missed{false};
    std::thread asking([&] {
        for (int i = 0; i < 2'000; ++i)
            if (!ring.find("secret")) missed = true;
    });
    for (int i = 0; i < 200; ++i)
        ring.replace({key("other", "another secret"), key("one", "secret")});
    asking.join();
    EXPECT_FALSE(missed);
}

TEST(DefaultKey, MayDoEverything) {
    const KeyRing ring({default_key("the one key")});
    ASSERT_TRUE(ring.find("the one key"));
    EXPECT_EQ(ring.find("the one key")->name, "default");
    EXPECT_EQ(ring.find("the one key")->scope, AccessScope::admin);
}

}  // namespace
}  // namespace storyflow::http
