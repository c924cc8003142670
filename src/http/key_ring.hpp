#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/locked.hpp"
#include "http/access_scope.hpp"

namespace storyflow::http {

/// An API key, without the secret itself.
struct AccessKey {
    std::string name;    ///< for logs; not secret
    std::string digest;  ///< SHA-256 of the secret, 32 bytes
    AccessScope scope = AccessScope::read;

    bool operator==(const AccessKey&) const = default;
};

/// The name of the key that `--api-key` gives, which may do everything.
inline constexpr std::string_view default_key_name = "default";
[[nodiscard]] AccessKey default_key(std::string_view secret);

/// A key as its holder and the logs may know it.
struct KnownKey {
    std::string name;
    AccessScope scope = AccessScope::read;
};

/// The API keys that a server accepts. They may be replaced while it runs. Safe from any thread.
class KeyRing {
  public:
    explicit KeyRing(std::vector<AccessKey> keys = {});

    void replace(std::vector<AccessKey> keys);
    /// The key with this secret. The time that the search takes does not depend on how much of a secret is
    /// right, nor on which key it belongs to.
    [[nodiscard]] std::optional<KnownKey> find(std::string_view secret) const;

  private:
    using Keys = std::shared_ptr<const std::vector<AccessKey>>;
    base::Locked<Keys> keys_;
};

}  // namespace storyflow::http
