#pragma once

#include <cstddef>

namespace storyflow::app {

/// Lets this process open as many files and sockets as the system grants it, up to `enough`, and returns how
/// many it may open now. The usual 1024 could all be taken by idle clients.
std::size_t raise_open_file_limit(std::size_t enough = 65536);

}  // namespace storyflow::app
