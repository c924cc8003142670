#include "app/backup.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <ctime>
#include <system_error>
#include <utility>

#include "app/backup_manifest.hpp"
#include "app/media_copy.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "base/version.hpp"
#include "store/sqlite/database_copy.hpp"

namespace storyflow::app {

namespace {

namespace fs = std::filesystem;

base::Error refused(const std::string& why) {
    return {base::ErrorKind::invalid_input, why};
}

void require_sqlite(const Config& config) {
    if (!config.database) return;
    throw refused(
        "--database: a backup of a PostgreSQL database is made by its own tools: pg_dump --format=custom "
        "--file=FILE "
        "DATABASE, then copy the media folder " +
        config.media.string() + " (see docs/operations.md).");
}

bool is_within(const fs::path& path, const fs::path& folder) {
    const auto inner = fs::weakly_canonical(path);
    const auto outer = fs::weakly_canonical(folder);
    return std::ranges::mismatch(outer, inner).in1 == outer.end();
}

void require_free_target(const fs::path& target, const Config& config) {
    std::error_code code;
    if (fs::exists(fs::symlink_status(target, code)) &&
        !(fs::is_directory(target, code) && fs::is_empty(target, code)))
        throw refused(target.string() + " exists already. Name a new folder for the backup.");
    const auto parent = target.parent_path();
    if (!fs::is_directory(parent, code))
        throw refused("There is no folder " + parent.string() + " for the backup.");
    if (is_within(target, config.media))
        throw refused(target.string() +
                      " lies in the media folder, which is to be copied. Name another place.");
}

/// The folder in which a backup is made. Removed by the destructor unless it was published.
class UnfinishedBackup {
  public:
    explicit UnfinishedBackup(const fs::path& target)
        : target_(target), path_(target.parent_path() / ("." + target.filename().string() + ".unfinished")) {
        constexpr mode_t for_this_user = 0700;
        if (::mkdir(path_.c_str(), for_this_user) != 0 && errno != EEXIST) fail(errno);
        lock_.reset(::open(path_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW));
        if (!lock_.valid()) fail(errno);
        if (::flock(lock_.get(), LOCK_EX | LOCK_NB) != 0)
            throw base::Error(base::ErrorKind::conflict,
                              "Another backup to " + target.string() + " is being made.");
        for (const auto& left : fs::directory_iterator(path_))
            fs::remove_all(left.path());
    }
    ~UnfinishedBackup() {
        std::error_code ignored;
        if (!is_published_) fs::remove_all(path_, ignored);
    }
    UnfinishedBackup(const UnfinishedBackup&) = delete;
    UnfinishedBackup& operator=(const UnfinishedBackup&) = delete;

    [[nodiscard]] const fs::path& path() const { return path_; }
    void publish() {
        sync_disk_of(path_);
        base::rename_synced(path_, target_);
        is_published_ = true;
    }

  private:
    [[noreturn]] void fail(int reason) const {
        throw base::Error(base::ErrorKind::unavailable, "The folder " + path_.string() + " cannot be made: " +
                                                            std::generic_category().message(reason));
    }

    fs::path target_;
    fs::path path_;
    base::FileDescriptor lock_;
    bool is_published_ = false;
};

/// Copies what changes while the server goes on, until little is left for the time in which it waits.
void copy_beside_the_server(MediaCopy& copy, const std::stop_token& stop) {
    constexpr int most_rounds = 5;
    constexpr std::uint64_t little = 16UL * 1024 * 1024;
    for (int round = 0; round < most_rounds; ++round)
        if (copy.catch_up(stop).bytes < little) return;
}

/// Copies the rest while no change is committed. Changes of files that were committed before may still be
/// carried out meanwhile; the copy is that of one moment once a round finds nothing changed.
void copy_the_rest(MediaCopy& copy, const std::stop_token& stop) {
    constexpr int most_rounds = 20;
    for (int round = 0; round < most_rounds; ++round)
        if (copy.catch_up(stop).changes == 0) return;
    throw base::Error(
        base::ErrorKind::unavailable,
        "The media folder changes while no change of a story is committed: another program writes there.");
}

std::string time_text(base::Timestamp time) {
    const auto seconds = std::chrono::system_clock::to_time_t(time);
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    std::string text(64, '\0');
    text.resize(std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts));
    return text;
}

/// Writes the page and the manifest, the last file of a backup.
void write_manifest(const fs::path& folder, BackupManifest manifest, base::Timestamp now) {
    const auto page = folder / backup_page_name;
    base::write_file(page, backup_page(base::program_version(), time_text(now)));
    manifest.emplace(backup_page_name, digest_of(page, {}).digest);
    base::write_file(folder / manifest_name, manifest_text(manifest));
}

/// "backups/today" for "backups/today/".
fs::path without_last_slash(const fs::path& path) {
    const auto absolute = fs::absolute(path).lexically_normal();
    return absolute.has_filename() ? absolute : absolute.parent_path();
}

}  // namespace

BackupReport back_up(const Config& config, const fs::path& wanted, const base::Clock& clock,
                     const std::stop_token& stop) {
    const auto target = without_last_slash(wanted);
    require_sqlite(config);
    const auto database = config.data / database_name;
    if (!fs::exists(database)) {
        throw base::Error(base::ErrorKind::not_found, "There is no database " + database.string() +
                                                          "; name the data folder with --data DIR.");
    }
    require_free_target(target, config);
    UnfinishedBackup unfinished(target);
    MediaCopy media(config.media, unfinished.path() / "media");
    copy_beside_the_server(media, stop);
    const auto copied_database = unfinished.path() / database_name;
    store::sqlite::copy_database(database, copied_database, [&] { copy_the_rest(media, stop); });

    BackupManifest manifest;
    for (const auto& [path, digest] : media.digests())
        manifest.emplace("media/" + path, digest);
    const auto of_database = digest_of(copied_database, stop);
    manifest.emplace(database_name, of_database.digest);
    BackupReport report{manifest.size(), media.bytes() + of_database.bytes, media.left_out()};
    write_manifest(unfinished.path(), std::move(manifest), clock.now());
    unfinished.publish();
    return report;
}

}  // namespace storyflow::app
