#include "app/restore.hpp"

#include <fmt/format.h>

#include <system_error>
#include <utility>

#include "app/backup_manifest.hpp"
#include "app/checked_copy.hpp"
#include "app/folder_lock.hpp"
#include "app/story_stores.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "media/media_disk.hpp"

namespace storyflow::app {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_page = 64UL * 1024;

void require_sqlite_target(const Config& config) {
    if (!config.database) return;
    throw base::Error(
        base::ErrorKind::invalid_input,
        "--database: a PostgreSQL database is brought back by its own tools: pg_restore, then copy the "
        "media folder back (see docs/operations.md).");
}

/// A text file of the backup.
std::string read_part(const fs::path& backup, std::string_view name, std::size_t limit) {
    try {
        return base::read_file(backup / name, limit);
    } catch (const base::Error& error) {
        throw base::Error(base::ErrorKind::invalid_input,
                          fmt::format("{} is no backup of StoryFlow: {}", backup.string(), error.what()));
    }
}

bool holds_files(const fs::path& folder) {
    std::error_code code;
    for (fs::recursive_directory_iterator entry(folder, code), end; !code && entry != end;
         entry.increment(code)) {
        if (!entry->is_directory(code) && entry->path().filename() != media::media_mark) return true;
    }
    return false;
}

/// Throws unless the places of the database and the media are free.
void require_empty_target(const Config& config) {
    for (const auto* const name : {"storyflow.db", "storyflow.db-wal"}) {
        if (!fs::exists(config.data / name)) continue;
        throw base::Error(
            base::ErrorKind::conflict,
            fmt::format("{} exists already. A backup is restored into a data folder without stories: name "
                        "another with --data DIR, or move the database and the media folder away.",
                        (config.data / name).string()));
    }
    if (holds_files(config.media)) {
        throw base::Error(
            base::ErrorKind::conflict,
            fmt::format("The media folder {} holds files already. A backup is restored into an empty one: "
                        "move it away, or name another with --media DIR.",
                        config.media.string()));
    }
}

/// A folder under a hidden name beside the place of what is copied into it. Removed by the destructor.
class Staging {
  public:
    explicit Staging(const fs::path& place)
        : path_(place.parent_path() / ("." + place.filename().string() + ".restoring")) {
        fs::remove_all(path_);  // what an interrupted restore left
        fs::create_directories(path_);
    }
    ~Staging() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Staging(const Staging&) = delete;
    Staging& operator=(const Staging&) = delete;
    [[nodiscard]] const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

std::uint64_t copy_file(const fs::path& backup, const std::string& path, const std::string& digest,
                        const fs::path& to, const std::stop_token& stop) {
    fs::create_directories(to.parent_path());
    const auto copied = copy_below(backup, path, to, stop);
    if (!copied)
        throw base::Error(base::ErrorKind::invalid_input,
                          "The backup is not whole: " + path + " is missing.");
    if (copied->digest != digest) {
        throw base::Error(
            base::ErrorKind::invalid_input,
            "The backup is damaged: " + path + " is not as SHA256SUMS says. Nothing was restored.");
    }
    return copied->bytes;
}

/// Throws if this program cannot use the database, as that of a newer StoryFlow.
void require_usable(const fs::path& folder) {
    Config copied;
    copied.data = folder;
    if (!look_at_database(copied)) {
        throw base::Error(base::ErrorKind::invalid_input,
                          "The backup's storyflow.db is no database of StoryFlow. Nothing was restored.");
    }
}

/// Renames a folder to the place of an empty one.
void take_place(const fs::path& from, const fs::path& to) {
    std::error_code nothing_there;
    fs::remove_all(to, nothing_there);
    base::rename_synced(from, to);
}

}  // namespace

RestoreReport restore(const fs::path& backup, const Config& config, const std::stop_token& stop) {
    require_sqlite_target(config);
    require_known_form(read_part(backup, backup_page_name, longest_page));
    const auto manifest = read_manifest(read_part(backup, manifest_name, longest_manifest));
    const FolderLock lock(config.data);
    require_empty_target(config);

    const Staging database(fs::absolute(config.data) / database_name);
    const Staging media(fs::absolute(config.media));
    RestoreReport report;
    for (const auto& [path, digest] : manifest) {
        const auto to = path == database_name ? database.path() / path : media.path() / path;
        report.bytes += copy_file(backup, path, digest, to, stop);
        ++report.files;
    }
    require_usable(database.path());
    fs::create_directories(media.path() / "media");
    sync_disk_of(database.path());
    sync_disk_of(media.path());
    // The database last: a server does not start with files of projects and without it.
    take_place(media.path() / "media", config.media);
    base::rename_synced(database.path() / database_name, config.data / database_name);
    return report;
}

}  // namespace storyflow::app
