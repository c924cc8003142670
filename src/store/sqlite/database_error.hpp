#pragma once

#include <SQLiteCpp/Exception.h>

#include <filesystem>

#include "base/disk_full.hpp"
#include "base/error.hpp"

namespace storyflow::store::sqlite {

/// What an SQLite failure on `file` means to the user: locked by another program, disk full, read-only,
/// damaged, …
[[nodiscard]] base::Error database_error(const SQLite::Exception& failure, const std::filesystem::path& file);

/// Whether more room on the disk would help. SQLite itself knows a full disk, but takes a quota that is used
/// up, and a file system that notices the lack only when it syncs, for a failing disk: `system_error` (an
/// `errno`) tells them apart.
[[nodiscard]] bool is_full_disk(const SQLite::Exception& failure, int system_error);

/// Throws `base::DiskFull` for a full disk, else the error above. To be called where the failure is caught,
/// while `errno` still holds its reason.
[[noreturn]] void throw_database_error(const SQLite::Exception& failure, const std::filesystem::path& file);

}  // namespace storyflow::store::sqlite
