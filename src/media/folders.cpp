#include "media/folders.hpp"

#include <unistd.h>

#include <system_error>

#include "base/disk_full.hpp"
#include "base/error.hpp"
#include "base/file.hpp"

namespace storyflow::media {

namespace {

[[noreturn]] void throw_folder_error(const std::string& action, const std::filesystem::path& folder,
                                     const std::error_code& code) {
    const std::string message =
        "Cannot " + action + " the folder " + folder.filename().string() + ": " + code.message();
    if (base::is_disk_full(code)) throw base::DiskFull(message, folder.string());
    throw base::Error(base::ErrorKind::unavailable, message, folder.string());
}

}  // namespace

void create_folders_synced(const std::filesystem::path& folder) {
    std::error_code code;
    if (std::filesystem::is_directory(folder, code)) return;
    if (folder.has_parent_path() && folder.parent_path() != folder)
        create_folders_synced(folder.parent_path());
    std::filesystem::create_directory(folder, code);
    if (code) throw_folder_error("create", folder, code);
    base::sync_folder(folder.parent_path());
}

void remove_empty_folders(std::filesystem::path folder, const std::filesystem::path& top) {
    // rmdir fails for a folder that is not empty, so a file that another thread adds meanwhile is safe.
    while (folder != top && folder.has_relative_path() && ::rmdir(folder.c_str()) == 0) {
        folder = folder.parent_path();
    }
}

std::error_code remove_folder(const std::filesystem::path& path, const std::stop_token& stop) {
    std::error_code failure;
    const auto keep_first = [&](const std::error_code& code) {
        if (!failure && code && code != std::errc::no_such_file_or_directory) failure = code;
    };
    std::error_code code;
    if (std::filesystem::is_directory(std::filesystem::symlink_status(path, code))) {
        std::filesystem::directory_iterator entry(path, code);
        for (; !code && entry != std::filesystem::directory_iterator(); entry.increment(code)) {
            if (stop.stop_requested()) return failure;
            keep_first(remove_folder(entry->path(), stop));
        }
        keep_first(code);
    }
    if (stop.stop_requested()) return failure;
    std::filesystem::remove(path, code);
    keep_first(code);
    return failure;
}

}  // namespace storyflow::media
