#include "media/media_library.hpp"

#include <dirent.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <system_error>
#include <utility>

#include "base/disk_full.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "media/content_name.hpp"
#include "media/file_names.hpp"
#include "media/folders.hpp"

namespace storyflow::media {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view incoming_folder = "incoming";
constexpr std::string_view projects_folder = "projects";
constexpr std::string_view logos_folder = "logos";
constexpr std::string_view fonts_folder = "fonts";
constexpr std::string_view music_folder = "music";
constexpr std::array public_folders{projects_folder, logos_folder, fonts_folder, music_folder};
constexpr std::size_t largest_copied_file = 256UL * 1024 * 1024;  // beyond any narration

base::Error removal_error(const fs::path& path, const std::error_code& code) {
    return {base::ErrorKind::unavailable, "Cannot remove " + path.filename().string() + ": " + code.message(),
            path.string()};
}

base::Error reading_error(const fs::path& path, const std::error_code& code) {
    return {base::ErrorKind::unavailable,
            "Cannot read the folder " + path.filename().string() + ": " + code.message(), path.string()};
}

/// True if the disk does not answer, since that does not prove the file's absence.
bool lies_at(const fs::path& path) {
    std::error_code code;
    const auto status = fs::symlink_status(path, code);
    if (status.type() == fs::file_type::none) {
        throw base::Error(base::ErrorKind::unavailable,
                          "Cannot look at " + path.filename().string() + ": " + code.message(),
                          path.string());
    }
    return fs::exists(status);
}

bool is_absent(const std::error_code& code) {
    return code == std::errc::no_such_file_or_directory || code == std::errc::not_a_directory;
}

/// Whether a file is missing from its folder's listing. A client of a network file system may have cached
/// that a name is absent, but it reads a folder anew when it is opened. Throws if the folder itself is
/// missing (its disk may not be mounted): that proves nothing about its files.
bool is_surely_gone(const fs::path& path) {
    std::error_code code;
    fs::directory_iterator entry(path.parent_path(), code);
    for (; !code && entry != fs::directory_iterator(); entry.increment(code)) {
        if (entry->path().filename() == path.filename()) return false;
    }
    if (code) throw reading_error(path.parent_path(), code);
    return true;
}

bool is_below(const fs::path& path, const fs::path& folder) {
    const auto [end_of_folder, rest] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
    return end_of_folder == folder.end() && rest != path.end();
}

/// True if the age cannot be determined, unless `age` is 0.
bool is_younger(const fs::directory_entry& entry, std::chrono::seconds age) {
    if (age <= std::chrono::seconds::zero()) return false;
    std::error_code unknown;
    const auto modified = entry.last_write_time(unknown);
    return unknown || fs::file_time_type::clock::now() - modified < age;
}

fs::path root_folder(const fs::path& root) {
    const fs::path folder = fs::absolute(root).lexically_normal();
    return folder.has_filename() ? folder : folder.parent_path();
}

/// Makes a hard link to the file, replacing what has this name; makes a copy where the disk has no hard
/// links.
void second_name(const fs::path& file, const fs::path& name) {
    std::error_code code;
    fs::remove(name, code);
    fs::create_hard_link(file, name, code);
    if (!code) return;
    fs::copy_file(file, name, fs::copy_options::overwrite_existing, code);
    if (code == std::errc::no_space_on_device)
        throw base::DiskFull("The media folder has no room left: a narration cannot be put back.");
    if (code) {
        throw base::Error(base::ErrorKind::unavailable,
                          "Cannot put " + file.filename().string() + " back: " + code.message(),
                          file.string());
    }
    base::sync_file(name);
}

/// Whether a path relative to the root may be served.
bool is_public(const fs::path& relative) {
    if (relative.empty() || has_hidden_part(relative.native())) return false;
    return std::ranges::find(public_folders, relative.begin()->native()) != public_folders.end();
}

/// The path of a file with a name that a client gave; files that begin with a dot would not be served.
std::string visible_path(std::string_view folder, std::string_view file_name, std::string_view tag) {
    const std::string name = safe_file_name(file_name, tag);
    return std::string(folder) + (name.starts_with('.') ? "/_" : "/") + name;
}

}  // namespace

FileLost::FileLost(std::string_view incoming_file)
    : Error(base::ErrorKind::unavailable,
            "The file vanished from the folder incoming before it was put into its place.",
            std::string(incoming_file)) {}

MediaLibrary::MediaLibrary(const fs::path& root) : root_(root_folder(root)), disk_(root_) {}

std::string MediaLibrary::project_path(std::string_view project_id) {
    return std::string(projects_folder) + "/" + std::string(project_id);
}

std::string MediaLibrary::audio_path(std::string_view project_id, std::string_view segment_id) {
    return project_path(project_id) + "/audio/" + std::string(segment_id) + ".wav";
}

std::string MediaLibrary::image_path(std::string_view project_id, std::string_view segment_id,
                                     std::string_view file_name, std::string_view tag) {
    return project_path(project_id) + "/images/" + std::string(segment_id) + "_" +
           safe_file_name(file_name, tag);
}

std::string MediaLibrary::logo_path(std::string_view file_name, std::string_view tag) {
    return visible_path(logos_folder, file_name, tag);
}

std::string MediaLibrary::font_path(std::string_view file_name) {
    return visible_path(fonts_folder, file_name, {});
}

std::string MediaLibrary::music_path(std::string_view file_name) {
    return visible_path(music_folder, file_name, {});
}

std::string MediaLibrary::source_path(std::string_view project_id, std::string_view file_name) {
    return project_path(project_id) + "/source/" + safe_file_name(file_name, {});
}

std::string MediaLibrary::write_incoming(std::string_view unique_name, std::string_view bytes) {
    disk_.require_mounted();
    std::string file = std::string(incoming_folder) + "/" + safe_file_name(unique_name, {});
    const fs::path path = absolute(file);
    const fs::path partial = path.native() + ".part";
    try {
        create_folders_synced(path.parent_path());
        base::write_file_synced(partial, bytes);
    } catch (const base::DiskFull& error) {
        throw base::DiskFull(
            "The media folder has no room left: the disk is full. Stories can be read, heard and deleted; "
            "narrations and pictures wait for room.",
            error.detail());
    }
    base::PendingFile pending(partial);
    try {
        // Also syncs the folder's entry: the journal may name this file from now on.
        pending.publish(path);
    } catch (const base::Error&) {
        std::error_code ignored;
        if (pending.has_its_name()) fs::remove(path, ignored);
        throw;
    }
    return file;
}

std::optional<std::string> MediaLibrary::copy_to_incoming(std::string_view source,
                                                          std::string_view unique_name) {
    disk_.require_mounted();
    if (!lies_at(absolute(source))) return std::nullopt;
    std::string file = std::string(incoming_folder) + "/" + safe_file_name(unique_name, {});
    const fs::path path = absolute(file);
    create_folders_synced(path.parent_path());
    std::error_code refused;
    fs::create_hard_link(absolute(source), path, refused);
    if (refused) return write_incoming(unique_name, base::read_file(absolute(source), largest_copied_file));
    base::sync_folder(path.parent_path());
    return file;
}

void MediaLibrary::discard_incoming(std::string_view incoming_file) {
    remove_file(incoming_file);
}

void MediaLibrary::sweep_incoming(const std::vector<std::string>& keep, std::chrono::seconds minimum_age) {
    std::error_code code;
    const fs::path folder = root_ / incoming_folder;
    for (const auto& entry : fs::directory_iterator(folder, code)) {
        const std::string file = std::string(incoming_folder) + "/" + entry.path().filename().string();
        const bool is_kept = std::find(keep.begin(), keep.end(), file) != keep.end();
        if (!is_kept && !is_younger(entry, minimum_age)) remove_tree(file);
    }
    if (code && code != std::errc::no_such_file_or_directory) throw reading_error(folder, code);
}

bool MediaLibrary::publish(std::string_view incoming_file, std::string_view target) {
    disk_.require_mounted();
    const fs::path from = absolute(incoming_file);
    const fs::path to = absolute(target);
    if (!lies_at(from)) {
        if (holds_content_of(to, from.filename().native())) return false;
        if (is_surely_gone(from)) throw FileLost(incoming_file);
    }
    // Another thread that removes a folder's last file also removes the folder, perhaps right before the
    // rename.
    constexpr int attempts = 10;
    for (int attempt = 1;; ++attempt) {
        try {
            create_folders_synced(to.parent_path());
            base::rename_synced(from, to);
            return true;
        } catch (const base::Error&) {
            if (attempt == attempts || !lies_at(from)) throw;
        }
    }
}

void MediaLibrary::keep(std::string_view file, std::string_view kept) {
    disk_.require_mounted();
    const fs::path from = absolute(file);
    const fs::path to = absolute(kept);
    if (lies_at(to) || !lies_at(from)) return;
    create_folders_synced(to.parent_path());
    std::error_code code;
    fs::create_hard_link(from, to, code);
    if (code) {
        base::rename_synced(from, to);
    } else {
        base::sync_folder(to.parent_path());
    }
}

void MediaLibrary::put_back(std::string_view kept, std::string_view target) {
    disk_.require_mounted();
    const fs::path from = absolute(kept);
    const fs::path to = absolute(target);
    if (!lies_at(from) && is_surely_gone(from)) throw FileLost(kept);
    const fs::path aside = root_ / incoming_folder / ("put-back-" + from.filename().string());
    create_folders_synced(aside.parent_path());
    create_folders_synced(to.parent_path());
    second_name(from, aside);
    base::rename_synced(aside, to);
    // If both names are hard links to one file, `rename` leaves both.
    std::error_code ignored;
    fs::remove(aside, ignored);
}

std::uint64_t MediaLibrary::bytes_of(std::string_view file) const {
    std::error_code missing;
    const auto bytes = fs::file_size(absolute(file), missing);
    return missing ? 0 : bytes;
}

void MediaLibrary::remove_file(std::string_view target) {
    disk_.require_mounted();
    const fs::path path = absolute(target);
    std::error_code code;
    fs::remove(path, code);
    if (code && code != std::errc::not_a_directory) throw removal_error(path, code);
    base::sync_folder(path.parent_path());
    const fs::path projects = root_ / projects_folder;
    if (is_below(path, projects)) remove_empty_folders(path.parent_path(), projects);
}

void MediaLibrary::remove_tree(std::string_view target, const std::stop_token& stop) {
    disk_.require_mounted();
    const fs::path path = absolute(target);
    if (const auto code = remove_folder(path, stop)) throw removal_error(path, code);
    base::sync_folder(path.parent_path());
}

std::optional<std::string> MediaLibrary::set_aside(std::string_view target) {
    disk_.require_mounted();
    const fs::path path = absolute(target);
    if (!lies_at(path)) return std::nullopt;
    std::string aside = std::string(incoming_folder) + "/removed-" + path.filename().string();
    const fs::path new_place = absolute(aside);
    create_folders_synced(new_place.parent_path());
    base::rename_synced(path, new_place);
    base::sync_folder(path.parent_path());
    return aside;
}

bool MediaLibrary::is_there(std::string_view target) const {
    const fs::path path = absolute(target);
    const bool found = lies_at(path);
    if (!found) require_proof_of_absence(path);
    return found;
}

std::set<std::string, std::less<>> MediaLibrary::names_in(std::string_view folder) const {
    const fs::path path = absolute(folder);
    std::set<std::string, std::less<>> names;
    // readdir is twice as fast as std::filesystem, which makes a path of each name.
    const std::unique_ptr<DIR, int (*)(DIR*)> listing(::opendir(path.c_str()), &::closedir);
    int failure = listing ? 0 : errno;
    while (listing) {
        errno = 0;
        const auto* const entry = ::readdir(listing.get());  // thread-safe: the listing is local
        if (entry == nullptr) {
            failure = errno;
            break;
        }
        names.insert(entry->d_name);
    }
    const std::error_code code(failure, std::generic_category());
    if (code && !is_absent(code)) throw reading_error(path, code);
    if (code) require_proof_of_absence(path);
    names.erase(".");
    names.erase("..");
    return names;
}

// The first published file creates the folder `projects`, and no operation removes it. If it is missing, the
// disk is not mounted, which proves nothing about its files.
void MediaLibrary::require_proof_of_absence(const fs::path& path) const {
    disk_.require_mounted();
    const fs::path projects = root_ / projects_folder;
    if (is_below(path, projects) && !lies_at(projects)) {
        throw base::Error(base::ErrorKind::unavailable,
                          "The media folder has no folder projects; its disk may not be mounted.",
                          root_.string());
    }
}

std::optional<fs::path> MediaLibrary::servable(std::string_view path) const {
    if (path.empty() || path.find('\0') != std::string_view::npos) return std::nullopt;
    if (has_parent_part(path)) {
        throw base::Error(base::ErrorKind::invalid_input, "A media path must not contain '..'.",
                          std::string(path));
    }
    const fs::path relative = fs::path(path).lexically_normal();
    if (relative.is_absolute() || !is_public(relative)) return std::nullopt;
    std::error_code code;
    const fs::path real_root = fs::canonical(root_, code);
    if (code) return std::nullopt;
    const fs::path real = fs::canonical(root_ / relative, code);
    if (code || !fs::is_regular_file(real, code)) return std::nullopt;
    if (!is_below(real, real_root) || !is_public(real.lexically_relative(real_root))) return std::nullopt;
    return real;
}

fs::path MediaLibrary::absolute(std::string_view path) const {
    const fs::path relative(path);
    if (path.empty() || relative.is_absolute() || has_parent_part(path)) {
        throw base::Error(base::ErrorKind::invalid_input, "A media path must stay inside the media folder.",
                          std::string(path));
    }
    return root_ / relative;
}

}  // namespace storyflow::media
