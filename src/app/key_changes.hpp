#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "http/key_ring.hpp"

namespace storyflow::app {

/// A key that was added, removed or replaced between two readings of the key file.
struct KeyChange {
    enum class Kind { added, removed, replaced };  ///< replaced: its name has another secret or scope

    Kind kind = Kind::added;
    std::string name;
    http::AccessScope scope = http::AccessScope::read;  ///< of a removed key: the one that it had

    bool operator==(const KeyChange&) const = default;
};

[[nodiscard]] std::string_view to_string(KeyChange::Kind kind);

/// The changes from `before` to `after`; names are unique in both.
[[nodiscard]] std::vector<KeyChange> key_changes(const std::vector<http::AccessKey>& before,
                                                 const std::vector<http::AccessKey>& after);

}  // namespace storyflow::app
