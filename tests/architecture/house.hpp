#pragma once

#include <string>
#include <vector>

#include "tests/architecture/doors.hpp"

/// The map of docs/architecture.md as data.
namespace storyflow::architecture {

/// Between the folders of src/.
[[nodiscard]] const Doors& doors_of_rooms();
/// For the single units that open a folder to the rest of their own.
[[nodiscard]] const Doors& doors_of_units();
/// What tests, benches and fuzz programs include beyond the rule that all tests follow.
[[nodiscard]] const Doors& doors_of_tests();
/// All of the above.
[[nodiscard]] const Doors& all_doors();

/// Each library has one home, so that replacing it is a change of one room.
[[nodiscard]] const std::vector<Home>& homes_of_libraries();

}  // namespace storyflow::architecture
