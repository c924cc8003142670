#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace storyflow::film {

/// The title of a film's chapter that is one segment: its number and its first words. Pure.
[[nodiscard]] std::string scene_title(std::size_t number, std::string_view script);

}  // namespace storyflow::film
