#include "app/known_database.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <filesystem>
#include <system_error>

#include "base/error.hpp"

namespace storyflow::app {

namespace {

std::filesystem::path database_of(const Config& config) {
    return config.data / "storyflow.db";
}

/// True if the file is missing or empty. A file that cannot be examined is not new: opening it reports the
/// reason.
bool is_new(const std::filesystem::path& file) {
    std::error_code code;
    const auto size = std::filesystem::file_size(file, code);
    return code ? code == std::errc::no_such_file_or_directory : size == 0;
}

bool holds_projects(const Config& config) {
    std::error_code unreadable;
    const std::filesystem::directory_iterator first(config.media / "projects", unreadable);
    return !unreadable && first != std::filesystem::directory_iterator();
}

}  // namespace

std::optional<std::string> fault_of_missing_database(const Config& config) {
    if (config.database || !is_new(database_of(config)) || !holds_projects(config)) return std::nullopt;
    return fmt::format(
        "The database {} is missing or empty, but the media folder {} holds files of projects. Put the "
        "database back from a backup, or name the right folder with --data DIR. To begin with a new database "
        "all the same, start the server once with --new-database; the files stay.",
        database_of(config).string(), config.media.string());
}

void require_known_database(const Config& config) {
    if (!is_new(database_of(config))) return;
    const auto fault = fault_of_missing_database(config);
    if (fault && !config.new_database) throw base::Error(base::ErrorKind::conflict, *fault);
    const auto level = fault ? spdlog::level::warn : spdlog::level::info;
    spdlog::log(level, "New database {}: there are no projects yet.", database_of(config).string());
}

}  // namespace storyflow::app
