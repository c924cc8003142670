#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace storyflow::books {

/// For each word of `first` the word of `second` that it is: a longest common subsequence, in order. Lists
/// that differ so much that comparing would take more than some million steps are not matched between their
/// common beginning and end. Pure.
[[nodiscard]] std::vector<std::optional<std::size_t>> aligned(std::span<const std::string> first,
                                                              std::span<const std::string> second);

}  // namespace storyflow::books
