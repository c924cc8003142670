#include "speech/kokoro/weights/prepared_network.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include "base/error.hpp"
#include "tests/support/temporary_directory.hpp"
#include "tests/support/tiny_model.hpp"

namespace storyflow::speech::kokoro {
namespace {

class PreparedNetworkTest : public testing::Test {
  protected:
    PreparedNetworkTest() { write_tiny_model(models_); }

    [[nodiscard]] bool was_prepared(const std::filesystem::path& other = {}) const {
        const PreparedNetwork prepared(find_model_files(models_), other);
        EXPECT_EQ(prepared.network().config().hidden_dim, 64U);
        return prepared.was_prepared();
    }

    support::TemporaryDirectory folder_;
    std::filesystem::path models_ = folder_.path() / "models";
    std::filesystem::path file_ = models_ / ".prepared" / "kokoro.weights";
};

TEST_F(PreparedNetworkTest, IsPreparedOnce) {
    EXPECT_FALSE(was_prepared());
    EXPECT_TRUE(was_prepared());
    EXPECT_TRUE(std::filesystem::exists(file_));
}

TEST_F(PreparedNetworkTest, IsPreparedAnewWhenTheCheckpointIsAnother) {
    EXPECT_FALSE(was_prepared());
    const auto checkpoint = models_ / "kokoro-v1_0.pth";
    std::filesystem::last_write_time(checkpoint,
                                     std::filesystem::last_write_time(checkpoint) + std::chrono::seconds(1));
    EXPECT_FALSE(was_prepared());
    EXPECT_TRUE(was_prepared());
}

TEST_F(PreparedNetworkTest, IsPreparedAnewWhenTheFileIsDamaged) {
    EXPECT_FALSE(was_prepared());
    std::filesystem::resize_file(file_, std::filesystem::file_size(file_) / 2);
    EXPECT_FALSE(was_prepared());
    EXPECT_TRUE(was_prepared());
}

TEST_F(PreparedNetworkTest, IsKeptElsewhereWhenTheModelsFolderCannotBeWritten) {
    // A file at the folder's path: not even root can write below it.
    base::replace_file(models_ / ".prepared", "in the way");
    const auto other = folder_.path() / "cache";
    EXPECT_FALSE(was_prepared(other));
    EXPECT_TRUE(was_prepared(other));
    EXPECT_TRUE(std::filesystem::exists(other / "kokoro.weights"));
}

TEST_F(PreparedNetworkTest, DoesWithoutAFileWhenNoneCanBeWritten) {
    base::replace_file(models_ / ".prepared", "in the way");
    EXPECT_FALSE(was_prepared());
    EXPECT_FALSE(was_prepared());
}

TEST_F(PreparedNetworkTest, RefusesADamagedCheckpointAndKeepsNothingOfIt) {
    base::replace_file(models_ / "config.json", R"({"hidden_dim": 128})");
    EXPECT_THROW((void)was_prepared(), base::Error);
    EXPECT_FALSE(std::filesystem::exists(file_));
}

}  // namespace
}  // namespace storyflow::speech::kokoro
