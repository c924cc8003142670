#include "store/sqlite/database_error.hpp"

#include <sqlite3.h>

#include <cerrno>
#include <string>

namespace storyflow::store::sqlite {

namespace {

/// Returns an empty text for failures that are errors of this program.
std::string reason_of(int primary_code) {
    switch (primary_code) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return "it is locked by another program";
        case SQLITE_FULL:
            return "the disk is full";
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            return "it is read-only for this program";
        case SQLITE_CANTOPEN:
            return "it cannot be opened or created in its folder";
        case SQLITE_IOERR:
            return "the disk reports an error";
        case SQLITE_CORRUPT:
            return "the file is damaged; restore it from a backup";
        case SQLITE_NOTADB:
            return "the file is not a StoryFlow database";
        case SQLITE_NOMEM:
            return "there is not enough memory";
        case SQLITE_TOOBIG:
            return "a value is larger than the database can hold";
        default:
            return {};
    }
}

std::string detail_of(const SQLite::Exception& failure, const std::filesystem::path& file) {
    return file.string() + ": " + failure.what() + " (SQLite code " +
           std::to_string(failure.getExtendedErrorCode()) + ")";
}

int most_exact_code(const SQLite::Exception& failure) {
    const int extended = failure.getExtendedErrorCode();
    return extended > 0 ? extended : failure.getErrorCode();
}

}  // namespace

base::Error database_error(const SQLite::Exception& failure, const std::filesystem::path& file) {
    const std::string detail = detail_of(failure, file);
    const std::string name = file.filename().string();
    const std::string reason = reason_of(failure.getErrorCode() & 0xFF);
    if (reason.empty()) {
        return {base::ErrorKind::internal, "The database " + name + " refused a statement.", detail};
    }
    return {base::ErrorKind::unavailable, "The database " + name + " cannot be used: " + reason + ".",
            detail};
}

bool is_full_disk(const SQLite::Exception& failure, int system_error) {
    switch (most_exact_code(failure)) {
        case SQLITE_IOERR_SHMSIZE:  // the write-ahead log's index is a file that grows with it
            return true;
        case SQLITE_IOERR_WRITE:
        case SQLITE_IOERR_FSYNC:
        case SQLITE_IOERR_DIR_FSYNC:
        case SQLITE_IOERR_TRUNCATE:
            return base::is_disk_full(system_error);
        default:
            return (failure.getErrorCode() & 0xFF) == SQLITE_FULL;
    }
}

void throw_database_error(const SQLite::Exception& failure, const std::filesystem::path& file) {
    // Not `sqlite3_system_errno`: SQLite does not keep the reason of a failed commit there.
    const int system_error = errno;
    if (!is_full_disk(failure, system_error)) throw database_error(failure, file);
    throw base::DiskFull(
        "The data folder has no room left: the disk is full. Stories can be read and deleted, and narration "
        "can be cancelled; everything else waits for room.",
        detail_of(failure, file));
}

}  // namespace storyflow::store::sqlite
