#include "app/folder_room.hpp"

#include <fmt/format.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <system_error>

#include "base/binary_units.hpp"

namespace storyflow::app {

namespace {

std::filesystem::path nearest_existing(std::filesystem::path folder) {
    std::error_code unknown;
    folder = std::filesystem::absolute(folder, unknown);
    while (!std::filesystem::exists(folder, unknown) && folder.has_relative_path())
        folder = folder.parent_path();
    return folder;
}

}  // namespace

FolderRoom room_in(const std::filesystem::path& folder) {
    FolderRoom room;
    room.existing = nearest_existing(folder);
    struct statvfs disk {};
    std::error_code unknown;
    const bool is_writable = std::filesystem::is_directory(room.existing, unknown) &&
                             ::access(room.existing.c_str(), W_OK | X_OK) == 0 &&
                             ::statvfs(room.existing.c_str(), &disk) == 0 && (disk.f_flag & ST_RDONLY) == 0;
    room.free_bytes = static_cast<std::uint64_t>(disk.f_bavail) * disk.f_frsize;
    if (!is_writable) {
        room.state = FolderRoom::State::unwritable;
    } else if (room.free_bytes < least_free_bytes) {
        room.state = FolderRoom::State::full;
    }
    return room;
}

std::string size_text(std::uint64_t bytes) {
    if (bytes >= base::gibibyte)
        return fmt::format("{:.1f} GiB", static_cast<double>(bytes) / base::gibibyte);
    return fmt::format("{} MiB", bytes / base::mebibyte);
}

std::string sentence(const FolderRoom& room) {
    switch (room.state) {
        case FolderRoom::State::unwritable:
            return "cannot be written";
        case FolderRoom::State::full:
            return fmt::format("is full: {} free, at least {} are needed", size_text(room.free_bytes),
                               size_text(least_free_bytes));
        case FolderRoom::State::good:
            break;
    }
    return fmt::format("has {} free", size_text(room.free_bytes));
}

}  // namespace storyflow::app
