#include "http/key_ring.hpp"

#include <utility>

#include "base/digest.hpp"

namespace storyflow::http {

AccessKey default_key(std::string_view secret) {
    return {std::string(default_key_name), base::sha256(secret), AccessScope::admin};
}

KeyRing::KeyRing(std::vector<AccessKey> keys)
    : keys_(std::make_shared<const std::vector<AccessKey>>(std::move(keys))) {}

void KeyRing::replace(std::vector<AccessKey> keys) {
    auto fresh = std::make_shared<const std::vector<AccessKey>>(std::move(keys));
    const auto current = keys_.lock();
    *current = std::move(fresh);
}

/// Digests have the same length, so comparing them does not reveal a secret's.
std::optional<KnownKey> KeyRing::find(std::string_view secret) const {
    const std::string digest = base::sha256(secret);
    const Keys keys = [&] {
        const auto current = keys_.lock();
        return *current;
    }();
    const AccessKey* found = nullptr;
    for (const AccessKey& key : *keys)
        if (base::equal_in_constant_time(digest, key.digest)) found = &key;
    if (found == nullptr) return std::nullopt;
    return KnownKey{found->name, found->scope};
}

}  // namespace storyflow::http
