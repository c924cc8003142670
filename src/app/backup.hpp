#pragma once

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "app/config.hpp"
#include "base/clock.hpp"

namespace storyflow::app {

struct BackupReport {
    std::size_t files = 0;  ///< the database is one of them
    std::uint64_t bytes = 0;
    std::vector<std::string> left_out;  ///< files of the media folder whose names a backup cannot hold
};

/// Copies the database and the media folder, which a running server may be using, as they are at one moment
/// into the new folder `target`: storyflow.db, media/ and SHA256SUMS with the digest of each file. The folder
/// appears whole or not at all: it is made beside its place under a hidden name, put on the disk and renamed.
/// The next backup of that name removes the files that an interrupted one left there.
///
/// The server is held up for the time of the last look at the media folder: reading goes on, changes wait.
/// Model files, settings files and the cache of chunks are not part of it.
///
/// Throws `base::Error{invalid_input}` for a PostgreSQL database, and if `target` exists and is not empty, or
/// lies in the media folder; `conflict` if another backup of that name is being made; else as `copy_database`
/// and `MediaCopy::catch_up` do. Then no target is left.
BackupReport back_up(const Config& config, const std::filesystem::path& target, const base::Clock& clock,
                     const std::stop_token& stop);

}  // namespace storyflow::app
