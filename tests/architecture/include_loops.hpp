#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

namespace storyflow::architecture {

/// Which units a unit includes, its header and its source together.
using Includes = std::map<std::string, std::set<std::string>>;

/// The groups of units that include each other, directly or by way of others: each sorted, and all of them
/// sorted. Empty when whoever reads a file never comes back to it.
[[nodiscard]] std::vector<std::vector<std::string>> loops_in(const Includes& includes);

}  // namespace storyflow::architecture
