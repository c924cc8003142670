#pragma once

#include <optional>
#include <string_view>

namespace storyflow::http {

/// The right that a request needs and an API key has. Each includes those before it.
enum class AccessScope {
    open,   ///< needs no key: health, and the studio's own files
    read,   ///< changes nothing: reads stories and settings, hears texts
    write,  ///< changes stories and what is made of them
    admin,  ///< changes the server itself: settings, logos, fonts, models
};

[[nodiscard]] std::string_view to_string(AccessScope scope);

/// The scope that a key may have: "read", "write" or "admin"; std::nullopt for any other word.
[[nodiscard]] std::optional<AccessScope> key_scope(std::string_view word);

}  // namespace storyflow::http
