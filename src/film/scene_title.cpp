#include "film/scene_title.hpp"

#include <fmt/format.h>

namespace storyflow::film {

std::string scene_title(std::size_t number, std::string_view script) {
    constexpr std::size_t longest = 40;  // bytes
    const auto line = script.substr(0, script.find('\n'));
    if (line.size() <= longest) return fmt::format("{}. {}", number, line);
    const auto words = line.substr(0, line.find_last_of(' ', longest));
    return fmt::format("{}. {}…", number, words.size() <= longest ? words : std::string_view());
}

}  // namespace storyflow::film
