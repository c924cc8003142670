#pragma once

#include <SQLiteCpp/Exception.h>

#include <filesystem>

#include "base/disk_full.hpp"
#include "base/error.hpp"

namespace storyflow::store {

/// What an SQLite failure on `file` means to the user: locked by another program, disk full, read-only,
/// damaged, …
[[nodiscard]] base::Error database_error(const SQLite::Exception& failure, const std::filesystem::path& file);

/// Whether more room on the disk would help.
[[nodiscard]] bool is_full_disk(const SQLite::Exception& failure);

/// Throws `base::DiskFull` for a full disk, else the error above.
[[noreturn]] void throw_database_error(const SQLite::Exception& failure, const std::filesystem::path& file);

}  // namespace storyflow::store
