#pragma once

#include <cstdint>
#include <filesystem>
#include <stop_token>

#include "app/config.hpp"

namespace storyflow::app {

struct RestoreReport {
    std::size_t files = 0;  ///< the database is one of them
    std::uint64_t bytes = 0;
};

/// Puts the database and the media folder of a backup into the data folder of a server that is not running,
/// which must not have any yet. Reads only files that the backup's SHA256SUMS names, and checks each: nothing
/// appears unless all are as they were. It is a copy under hidden names beside their places until then; what
/// an interrupted restore left there is removed by the next one. Stories go on as after a crash at the moment
/// of the backup: tasks that were unfinished continue when the server starts.
///
/// Throws `base::Error{invalid_input}` for a PostgreSQL database, a folder that is no backup, a manifest with
/// a wrong line, and a file that is missing or damaged; `conflict` if there is a database or a media folder
/// with files already, or if a newer StoryFlow made the backup; `unavailable` if a server uses the data
/// folder, or with the reason why a file cannot be read or written.
RestoreReport restore(const std::filesystem::path& backup, const Config& config, const std::stop_token& stop);

}  // namespace storyflow::app
