#pragma once

#include <cstddef>

namespace storyflow::app {

/// Raises this process's limit of open files and sockets as far as the system allows, up to `enough`. Returns
/// the new limit. Idle clients alone could use up the usual 1024.
std::size_t raise_open_file_limit(std::size_t enough = 65536);

}  // namespace storyflow::app
