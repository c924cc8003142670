#include "text/pronunciation.hpp"

#include "base/utf8.hpp"

namespace storyflow::text {

std::optional<std::string_view> phonemes_of(std::string_view spoken_as) {
    spoken_as = base::trim(spoken_as);
    if (spoken_as.size() < 3 || spoken_as.front() != '/' || spoken_as.back() != '/') return std::nullopt;
    const std::string_view inside = base::trim(spoken_as.substr(1, spoken_as.size() - 2));
    if (inside.empty() || inside.find('/') != std::string_view::npos) return std::nullopt;
    return inside;
}

}  // namespace storyflow::text
