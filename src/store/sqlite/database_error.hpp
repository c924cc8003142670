#pragma once

#include <SQLiteCpp/Exception.h>

#include <filesystem>

#include "base/error.hpp"

namespace storyflow::store {

/// What an SQLite failure on `file` means to the user: locked by another program, disk full, read-only,
/// damaged, …
[[nodiscard]] base::Error database_error(const SQLite::Exception& failure, const std::filesystem::path& file);

}  // namespace storyflow::store
