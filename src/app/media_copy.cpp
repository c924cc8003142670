#include "app/media_copy.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <system_error>
#include <utility>

#include "app/backup_manifest.hpp"
#include "base/error.hpp"
#include "media/media_disk.hpp"

namespace storyflow::app {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& folder, const std::error_code& code) {
    throw base::Error(base::ErrorKind::unavailable,
                      "Cannot read the folder " + folder.string() + ": " + code.message());
}

bool is_left_to_the_server(const fs::path& name) {
    return name.native().starts_with('.') || name == media::media_mark;
}

/// The entries of a folder, `incoming` first; none if it is gone.
std::vector<fs::path> entries_of(const fs::path& folder) {
    std::error_code code;
    std::vector<fs::path> entries;
    for (fs::directory_iterator entry(folder, code), end; !code && entry != end; entry.increment(code)) {
        if (!is_left_to_the_server(entry->path().filename())) entries.push_back(entry->path());
    }
    if (code && code != std::errc::no_such_file_or_directory) fail(folder, code);
    std::ranges::stable_partition(entries,
                                  [](const fs::path& path) { return path.filename() == "incoming"; });
    return entries;
}

bool is_folder(const fs::path& path) {
    std::error_code gone;
    return fs::is_directory(fs::symlink_status(path, gone));
}

void create_folder(const fs::path& folder) {
    std::error_code code;
    fs::create_directories(folder, code);
    if (code) {
        throw base::Error(base::ErrorKind::unavailable,
                          "Cannot create the folder " + folder.string() + ": " + code.message());
    }
}

}  // namespace

MediaCopy::MediaCopy(fs::path from, fs::path to) : from_(std::move(from)), to_(std::move(to)) {
    create_folder(to_);
}

MediaCopy::Round MediaCopy::catch_up(const std::stop_token& stop) {
    ++rounds_;
    left_out_.clear();
    Round round;
    take_folder(from_, round, stop);
    remove_gone(round);
    return round;
}

void MediaCopy::take_folder(const fs::path& folder, Round& round, const std::stop_token& stop) {
    for (const auto& entry : entries_of(folder)) {
        if (is_folder(entry)) {
            take_folder(entry, round, stop);
            continue;
        }
        const auto path = entry.lexically_relative(from_).generic_string();
        if (is_path_of_backup("media/" + path)) {
            take_file(path, round, stop);
        } else {
            left_out_.push_back(path);
        }
    }
}

void MediaCopy::take_file(const std::string& path, Round& round, const std::stop_token& stop) {
    const auto version = version_of(from_ / path);
    if (!version) return;
    const auto known = files_.find(path);
    if (known != files_.end()) {
        known->second.round = rounds_;
        if (known->second.version == *version) return;
        fs::remove(to_ / path);
        files_.erase(known);
    }
    ++round.changes;
    create_folder((to_ / path).parent_path());
    const auto copied = copy_and_digest(from_ / path, to_ / path, stop);
    if (!copied) return;
    files_[path] = {*version, *copied, rounds_};
    round.bytes += copied->bytes;
}

void MediaCopy::remove_gone(Round& round) {
    round.changes += std::erase_if(files_, [this](const auto& file) {
        if (file.second.round == rounds_) return false;
        fs::remove(to_ / file.first);
        return true;
    });
}

std::optional<MediaCopy::Version> MediaCopy::version_of(const fs::path& file) {
    struct stat status {};
    if (::lstat(file.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
    constexpr std::int64_t second = 1'000'000'000;
    return Version{status.st_dev, status.st_ino, status.st_size,
                   status.st_mtim.tv_sec * second + status.st_mtim.tv_nsec};
}

std::map<std::string, std::string> MediaCopy::digests() const {
    std::map<std::string, std::string> digests;
    for (const auto& [path, copied] : files_)
        digests[path] = copied.copy.digest;
    return digests;
}

std::uint64_t MediaCopy::bytes() const {
    std::uint64_t bytes = 0;
    for (const auto& [path, copied] : files_)
        bytes += copied.copy.bytes;
    return bytes;
}

}  // namespace storyflow::app
