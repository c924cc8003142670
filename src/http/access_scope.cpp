#include "http/access_scope.hpp"

namespace storyflow::http {

std::string_view to_string(AccessScope scope) {
    switch (scope) {
        case AccessScope::open:
            return "open";
        case AccessScope::read:
            return "read";
        case AccessScope::write:
            return "write";
        case AccessScope::admin:
            return "admin";
    }
    return {};
}

std::optional<AccessScope> key_scope(std::string_view word) {
    for (const auto scope : {AccessScope::read, AccessScope::write, AccessScope::admin})
        if (word == to_string(scope)) return scope;
    return std::nullopt;
}

}  // namespace storyflow::http
