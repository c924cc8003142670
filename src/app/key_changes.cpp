#include "app/key_changes.hpp"

#include <algorithm>

namespace storyflow::app {

namespace {

const http::AccessKey* key_named(const std::vector<http::AccessKey>& keys, std::string_view name) {
    const auto found = std::ranges::find(keys, name, &http::AccessKey::name);
    return found == keys.end() ? nullptr : &*found;
}

}  // namespace

std::string_view to_string(KeyChange::Kind kind) {
    switch (kind) {
        case KeyChange::Kind::added:
            return "added";
        case KeyChange::Kind::removed:
            return "removed";
        case KeyChange::Kind::replaced:
            return "replaced";
    }
    return {};
}

std::vector<KeyChange> key_changes(const std::vector<http::AccessKey>& before,
                                   const std::vector<http::AccessKey>& after) {
    using enum KeyChange::Kind;
    std::vector<KeyChange> changes;
    for (const auto& key : before) {
        if (key_named(after, key.name) == nullptr)
            changes.push_back({.kind = removed, .name = key.name, .scope = key.scope});
    }
    for (const auto& key : after) {
        const auto* const old = key_named(before, key.name);
        if (old != nullptr && *old == key) continue;
        changes.push_back({.kind = old == nullptr ? added : replaced, .name = key.name, .scope = key.scope});
    }
    return changes;
}

}  // namespace storyflow::app
