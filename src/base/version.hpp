#pragma once

#include <string_view>

namespace storyflow::base {

/// The version of the program as in semver.org: "0.1.0" for a release, "0.1.0-dev.412+gc838f5f" for the build
/// of a commit on the way to it, "0.1.0+3.gc838f5f" for the build of a commit after it. Has only letters,
/// digits, `.`,
/// `-` and `+`. cmake/version.cmake tells where it comes from.
[[nodiscard]] std::string_view program_version();

}  // namespace storyflow::base
