#pragma once

#include <cstddef>
#include <filesystem>
#include <string_view>

#include "http/access_scope.hpp"

/// Changes of a key file (key_file.hpp). Both functions are safe against other processes that do the same,
/// and a server that reads the file meanwhile finds the keys of before or those of after.
namespace storyflow::app {

/// Appends a key by its digest, and creates the file for its owner alone if there is none. Throws
/// `base::Error{invalid_input}` if the name is wrong or taken, and like `read_key_file`.
void append_key(const std::filesystem::path& file, std::string_view name, http::AccessScope scope,
                std::string_view secret);

struct RemovedKey {
    http::AccessScope scope = http::AccessScope::read;
    std::size_t left = 0;  ///< keys that are in the file still
};

/// Removes the line of a key. All other lines, the owner and the rights of the file stay. Throws
/// `base::Error`: not_found (no key has the name), invalid_input as `read_key_file` and if the file cannot be
/// replaced, unavailable (its disk is full). Then the file is as it was.
RemovedKey remove_key(const std::filesystem::path& file, std::string_view name);

}  // namespace storyflow::app
