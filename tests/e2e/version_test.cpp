#include <gtest/gtest.h>

#include <regex>

#include "base/child_program.hpp"
#include "base/file.hpp"
#include "tests/support/server_process.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::e2e {

namespace {

namespace fs = std::filesystem;

/// A repository with the script that writes the version (cmake/write_version.cmake), at release 1.2.0.
class VersionOfACommit : public testing::Test {
  protected:
    VersionOfACommit() {
        fs::create_directories(sources_ / "cmake");
        for (const auto* const name : {"write_version.cmake", "version.cpp.in"})
            fs::copy_file(fs::path(STORYFLOW_REPOSITORY) / "cmake" / name, sources_ / "cmake" / name);
    }
    void git(const std::string& words) const {
        run("git", "cd " + sources_.string() +
                       " && exec git -c user.name=A -c user.email=a@b -c core.hooksPath=/dev/null " + words);
    }
    void commit() const { git("commit -q --allow-empty -m change"); }
    std::string version(const std::string& git = "git") const {
        const auto written = directory_.path() / "version.cpp";
        run("cmake", "exec cmake -DGIT=" + git + " -DSOURCE=" + sources_.string() +
                         " -DRELEASE=1.2.0 -DTEMPLATE=" + (sources_ / "cmake/version.cpp.in").string() +
                         " -DOUTPUT=" + written.string() + " -P " +
                         (sources_ / "cmake/write_version.cmake").string());
        const auto text = base::read_file(written, 10'000);
        std::smatch found;
        return std::regex_search(text, found, std::regex("return \"(.*)\"")) ? found[1].str() : text;
    }

  private:
    static void run(const std::string& name, const std::string& command) {
        base::ChildProgram shell({"/bin/sh", {"-c", "export PATH=/usr/local/bin:/usr/bin:/bin; " + command}},
                                 {.output = 100'000});
        const auto end = shell.finish({});
        ASSERT_EQ(end.status, 0) << name << ": " << end.said << end.output;
    }

    support::TemporaryDirectory directory_;
    fs::path sources_ = directory_.path() / "sources";
};

void expect_form(const std::string& version, const std::string& form) {
    EXPECT_TRUE(std::regex_match(version, std::regex(form))) << version;
}

}  // namespace

TEST_F(VersionOfACommit, IsThatOfTheReleaseWithoutGit) {
    EXPECT_EQ(version(), "1.2.0") << "the sources of an archive";
    EXPECT_EQ(version(""), "1.2.0") << "a machine without git";
}

TEST_F(VersionOfACommit, CountsTheCommitsOnTheWayToARelease) {
    git("init -q .");
    commit();
    commit();
    expect_form(version(), R"(1\.2\.0-dev\.2\+g[0-9a-f]{7})");
    git("tag v1.1.0");
    expect_form(version(), R"(1\.2\.0-dev\.2\+g[0-9a-f]{7})");
}

TEST_F(VersionOfACommit, IsThatOfTheReleaseAtItsTagAndCountsTheCommitsAfterIt) {
    git("init -q .");
    commit();
    git("tag v1.2.0");
    EXPECT_EQ(version(), "1.2.0");
    commit();
    commit();
    expect_form(version(), R"(1\.2\.0\+2\.g[0-9a-f]{7})");
}

TEST_F(VersionOfACommit, IsNotThatOfARepositoryAroundTheSources) {
    git("init -q ..");
    commit();
    EXPECT_EQ(version(), "1.2.0");
}

TEST(TheProgram, TellsItsVersion) {
    const auto told = support::run_program({"--version"});
    EXPECT_EQ(told.status, 0);
    expect_form(told.output, R"(\d+\.\d+\.\d+\S*\n)");
}

}  // namespace storyflow::e2e
