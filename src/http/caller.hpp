#pragma once

#include <string>

#include "http/access_scope.hpp"

namespace storyflow::http {

/// The sender of a request, and its purpose.
struct Caller {
    std::string address{};                  ///< of the client, also behind a trusted proxy
    std::string key{};                      ///< name of its API key; empty without a valid one
    AccessScope needs = AccessScope::read;  ///< of the route
};

}  // namespace storyflow::http
