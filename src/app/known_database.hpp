#pragma once

#include <optional>
#include <string>

#include "app/config.hpp"

namespace storyflow::app {

/// The fault in words when the database of the data folder is missing or empty although the media folder
/// holds the files of projects: it was lost, or the wrong folder was named. Nothing when it is there, or when
/// there is nothing that it could know, or with PostgreSQL.
[[nodiscard]] std::optional<std::string> fault_of_missing_database(const Config& config);

/// Before the database of the data folder is opened, which would make a new one: throws
/// `base::Error{conflict}` for a fault as above unless the operator wants a new database. A new one is said
/// in the log.
void require_known_database(const Config& config);

}  // namespace storyflow::app
