#include "app/server_keys.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <vector>

#include "app/key_file_edit.hpp"
#include "base/error.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/log_capture.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::app {
namespace {

using http::AccessScope;
using testing::HasSubstr;

constexpr auto never = std::chrono::hours(24);

class ServerKeysTest : public testing::Test {
  protected:
    Config with_file() {
        Config config;
        config.api_keys = file_;
        return config;
    }
    void add(const std::string& name, const std::string& secret) {
        append_key(file_, name, AccessScope::write, secret);
    }

    support::TemporaryDirectory directory_;
    std::filesystem::path file_ = directory_.path() / "keys";
};

TEST_F(ServerKeysTest, AreNotNeededUnlessTheConfigurationNamesSome) {
    EXPECT_EQ(ServerKeys(Config{}).ring(), nullptr);
}

TEST_F(ServerKeysTest, AreTheOneOfTheOptionAndThoseOfTheFile) {
    add("writer", "a key of some length");
    auto config = with_file();
    config.api_key = "the default key's secret";
    const ServerKeys keys(config, never);
    ASSERT_TRUE(keys.ring()->find("the default key's secret"));
    EXPECT_EQ(keys.ring()->find("the default key's secret")->scope, AccessScope::admin);
    ASSERT_TRUE(keys.ring()->find("a key of some length"));
    EXPECT_EQ(keys.ring()->find("a key of some length")->name, "writer");
}

TEST_F(ServerKeysTest, MustBeThereAtTheStart) {
    EXPECT_THROW(ServerKeys(with_file(), never), base::Error) << "there is no file";
    add("writer", "a key of some length");
    std::filesystem::resize_file(file_, 0);
    try {
        const ServerKeys keys(with_file(), never);
        ADD_FAILURE() << "a server whose every door is closed";
    } catch (const base::Error& error) {
        EXPECT_THAT(error.what(), HasSubstr("storyflow key new"));
    }
}

TEST_F(ServerKeysTest, AreGivenAndTakenBackWhileTheServerRuns) {
    add("first", "the first key's secret");
    ServerKeys keys(with_file(), never);
    const auto ring = keys.ring();
    add("second", "the second key's secret");
    EXPECT_FALSE(ring->find("the second key's secret"));
    keys.look_again();
    EXPECT_TRUE(ring->find("the second key's secret"));
    std::filesystem::remove(file_);
    add("second", "the second key's secret");
    keys.look_again();
    EXPECT_FALSE(ring->find("the first key's secret"));
    EXPECT_TRUE(ring->find("the second key's secret"));
}

TEST_F(ServerKeysTest, MayAllBeTakenBackAndThenNoneIsValid) {
    add("first", "the first key's secret");
    ServerKeys keys(with_file(), never);
    std::filesystem::resize_file(file_, 0);
    keys.look_again();
    ASSERT_NE(keys.ring(), nullptr) << "requests still need a key";
    EXPECT_FALSE(keys.ring()->find("the first key's secret"));
}

TEST_F(ServerKeysTest, StayAsTheyAreWhileTheFileIsWrongOrGoneAndTheLogSaysSoOnce) {
    add("first", "the first key's secret");
    ServerKeys keys(with_file(), never);
    const support::LogCapture log;
    std::filesystem::permissions(file_, std::filesystem::perms::others_write,
                                 std::filesystem::perm_options::add);
    keys.look_again();
    keys.look_again();
    EXPECT_TRUE(keys.ring()->find("the first key's secret"));
    EXPECT_THAT(log.text(), HasSubstr("Other users can change the key file"));
    EXPECT_EQ(log.text().find("The API keys stay"), log.text().rfind("The API keys stay"));
    std::filesystem::remove(file_);
    keys.look_again();
    EXPECT_TRUE(keys.ring()->find("the first key's secret"));
    add("second", "the second key's secret");
    keys.look_again();
    EXPECT_FALSE(keys.ring()->find("the first key's secret"));
    EXPECT_TRUE(keys.ring()->find("the second key's secret"));
}

TEST_F(ServerKeysTest, TellWhichOnesCameAndWent) {
    add("first", "the first key's secret");
    ServerKeys keys(with_file(), never);
    std::vector<KeyChange> told;
    keys.when_changed([&told](const KeyChange& change) { told.push_back(change); });
    add("second", "the second key's secret");
    (void)remove_key(file_, "first");
    keys.look_again();
    keys.look_again();
    EXPECT_FALSE(keys.ring()->find("the first key's secret"));
    EXPECT_THAT(told, testing::ElementsAre(KeyChange{KeyChange::Kind::removed, "first", AccessScope::write},
                                           KeyChange{KeyChange::Kind::added, "second", AccessScope::write}));
    keys.when_changed({});
    (void)remove_key(file_, "second");
    keys.look_again();
    EXPECT_EQ(told.size(), 2U);
}

TEST_F(ServerKeysTest, AreLookedAtAgainByThemselves) {
    add("first", "the first key's secret");
    const ServerKeys keys(with_file(), std::chrono::milliseconds(1));
    add("second", "the second key's secret");
    EXPECT_TRUE(
        support::eventually([&] { return keys.ring()->find("the second key's secret").has_value(); }));
}

}  // namespace
}  // namespace storyflow::app
