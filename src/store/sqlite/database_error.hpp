#pragma once

#include <SQLiteCpp/Exception.h>

#include <filesystem>

#include "base/disk_full.hpp"
#include "base/error.hpp"

namespace storyflow::store::sqlite {

/// Translates an SQLite failure on `file` for users: locked by another program, disk full, read-only,
/// damaged, …
[[nodiscard]] base::Error database_error(const SQLite::Exception& failure, const std::filesystem::path& file);

/// Whether the failure means that the disk is full. SQLite has a code for that, but reports an exhausted
/// quota, and a file system that notices the lack of space only at a sync, as an I/O error: `system_error`
/// (an `errno`) tells them apart.
[[nodiscard]] bool is_full_disk(const SQLite::Exception& failure, int system_error);

/// Throws `base::DiskFull` for a full disk, else the error above. To be called in the catch block, while
/// `errno` still has the reason.
[[noreturn]] void throw_database_error(const SQLite::Exception& failure, const std::filesystem::path& file);

}  // namespace storyflow::store::sqlite
