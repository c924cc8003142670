#pragma once

#include <optional>
#include <string>

#include "app/config.hpp"

namespace storyflow::app {

/// The error message if the data folder has no database (or an empty one) although the media folder holds
/// files of projects: the database was lost, or a wrong folder was configured. std::nullopt if the database
/// exists, if there are no such files, and with PostgreSQL.
[[nodiscard]] std::optional<std::string> fault_of_missing_database(const Config& config);

/// Call it before opening the data folder's database, which would create a new one. Throws
/// `base::Error{conflict}` with the message above, unless the operator asked for a new database, which is
/// then logged.
void require_known_database(const Config& config);

}  // namespace storyflow::app
