#include "base/version.hpp"

#include <gtest/gtest.h>

#include <regex>
#include <string>

namespace storyflow::base {

TEST(Version, IsThatOfAReleaseOrNamesTheCommit) {
    const std::string version(program_version());
    const std::regex form(R"(\d+\.\d+\.\d+(-dev\.\d+\+g[0-9a-f]{7,}|\+\d+\.g[0-9a-f]{7,})?)");
    EXPECT_TRUE(std::regex_match(version, form)) << version;
}

}  // namespace storyflow::base
