#pragma once

#include <cstddef>
#include <string>

#include "base/clock.hpp"

namespace storyflow::story {

/// A picture that films show in a corner.
struct Logo {
    std::string id;
    std::string name;  ///< of the file that was sent, without extension
    std::string file;  ///< media-relative path
    base::Timestamp uploaded_at;

    bool operator==(const Logo&) const = default;
};

inline constexpr std::size_t most_logos = 200;

}  // namespace storyflow::story
