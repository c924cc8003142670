#include "app/line_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

#include "base/error.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/log_capture.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::app {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> lines_of(const std::filesystem::path& file) {
    std::ifstream stream(file);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

class LineFileTest : public testing::Test {
  protected:
    support::TemporaryDirectory directory_;
    std::filesystem::path path_ = directory_.path() / "audit.log";
};

TEST_F(LineFileTest, GetsItsLinesInOrderAndAllOfThemBeforeTheEnd) {
    std::ofstream(path_) << "an earlier line\n";
    {
        LineFile file(path_);
        file.append("one");
        file.append("two");
    }
    EXPECT_THAT(lines_of(path_), ElementsAre("an earlier line", "one", "two"));
}

TEST_F(LineFileTest, IsMadeForItsOwnerAndGroupAlone) {
    const LineFile file(path_);
    struct stat status {};
    ASSERT_EQ(::stat(path_.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0007U, 0U);
}

TEST_F(LineFileTest, IsOpenedAnewWhenItWasRotated) {
    const auto rotated = directory_.path() / "audit.log.1";
    {
        LineFile file(path_);
        file.append("before");
        ASSERT_TRUE(support::eventually([&] { return lines_of(path_).size() == 1; }));
        std::filesystem::rename(path_, rotated);
        file.append("after");
        ASSERT_TRUE(support::eventually([&] { return lines_of(path_).size() == 1; }));
        std::filesystem::remove(path_);
        file.append("at last");
    }
    EXPECT_THAT(lines_of(rotated), ElementsAre("before"));
    EXPECT_THAT(lines_of(path_), ElementsAre("at last"));
}

TEST_F(LineFileTest, IsSharedWithoutTornLines) {
    {
        LineFile one(path_);
        LineFile other(path_);
        std::thread writing([&] {
            for (int i = 0; i < 500; ++i)
                other.append(std::string(200, 'b'));
        });
        for (int i = 0; i < 500; ++i)
            one.append(std::string(200, 'a'));
        writing.join();
    }
    const auto lines = lines_of(path_);
    EXPECT_EQ(lines.size(), 1'000U);
    for (const auto& line : lines)
        EXPECT_TRUE(line == std::string(200, 'a') || line == std::string(200, 'b'));
}

TEST_F(LineFileTest, MustBeWritableAtTheStart) {
    EXPECT_THROW(LineFile(directory_.path() / "nowhere" / "audit.log"), base::Error);
    EXPECT_THROW(LineFile(directory_.path()), base::Error);
}

TEST_F(LineFileTest, TellsTheNumberOfLinesForWhichThereWasNoRoom) {
    const support::LogCapture log;
    {
        LineFile file(path_, 0);
        for (int i = 0; i < 5; ++i)
            file.append("too many");
    }
    EXPECT_TRUE(lines_of(path_).empty());
    EXPECT_THAT(log.text(), HasSubstr("that could not be written"));
}

TEST_F(LineFileTest, ThatCannotBeWrittenAnyMoreIsTold) {
    const support::LogCapture log;
    const auto folder = directory_.path() / "folder";
    std::filesystem::create_directory(folder);
    {
        LineFile file(folder / "audit.log");
        std::filesystem::remove_all(folder);
        file.append("lost");
    }
    EXPECT_THAT(log.text(), HasSubstr("could not be written: 1."));
}

}  // namespace
}  // namespace storyflow::app
