#include "app/known_database.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "base/error.hpp"
#include "tests/support/log_capture.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::app {

namespace {

using testing::HasSubstr;

class KnownDatabaseTest : public testing::Test {
  protected:
    KnownDatabaseTest() {
        config_.data = directory_.path() / "data";
        config_.media = directory_.path() / "media";
        std::filesystem::create_directories(config_.data);
    }
    void write_database(const std::string& bytes) const {
        std::ofstream(config_.data / "storyflow.db") << bytes;
    }
    void put_project() const { std::filesystem::create_directories(config_.media / "projects" / "p"); }
    [[nodiscard]] std::string refusal() const {
        try {
            require_known_database(config_);
            return {};
        } catch (const base::Error& error) {
            EXPECT_EQ(error.kind(), base::ErrorKind::conflict);
            return error.what();
        }
    }

    support::TemporaryDirectory directory_;
    Config config_;
    support::LogCapture log_;
};

}  // namespace

TEST_F(KnownDatabaseTest, ANewDatabaseIsSaid) {
    std::filesystem::create_directories(config_.media / "projects");
    EXPECT_EQ(refusal(), "");
    EXPECT_THAT(log_.text(), HasSubstr("New database " + (config_.data / "storyflow.db").string()));
}

TEST_F(KnownDatabaseTest, AMissingOrEmptyOneBesideFilesOfProjectsIsRefused) {
    put_project();
    EXPECT_THAT(refusal(), HasSubstr("--new-database"));
    write_database("");
    EXPECT_THAT(refusal(), HasSubstr(config_.media.string()));
    EXPECT_EQ(fault_of_missing_database(config_), refusal());
}

TEST_F(KnownDatabaseTest, TheOperatorMayWantANewOne) {
    put_project();
    config_.new_database = true;
    EXPECT_EQ(refusal(), "");
    EXPECT_THAT(log_.text(), HasSubstr("New database"));
}

TEST_F(KnownDatabaseTest, NothingIsSaidOfOneThatIsThere) {
    put_project();
    write_database("whatever it is");
    EXPECT_EQ(refusal(), "");
    EXPECT_EQ(fault_of_missing_database(config_), std::nullopt);
    EXPECT_EQ(log_.text(), "");
}

}  // namespace storyflow::app
