#include "film/render_folder.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstdint>
#include <system_error>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/version.hpp"
#include "film/film_order_file.hpp"

namespace storyflow::film {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view prefix = ".render-";
constexpr const char* order_file = "order.json";
constexpr const char* version_file = "version";
constexpr std::size_t largest_order = 1024UL * 1024 * 1024;  // all texts and words of a story

base::Error cannot_be_made(const std::error_code& code) {
    return {base::ErrorKind::unavailable, "The folder for a render cannot be made: " + code.message()};
}

/// Another worker, which lost its lease, may still write into them.
void remove_unfinished(const fs::path& folder) {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        if (entry.path().extension() == ".unfinished") fs::remove(entry.path(), ignored);
    }
}

/// Another version may encode otherwise, and parts of both cannot be joined.
void remove_parts_of_other_versions(const fs::path& folder) {
    constexpr std::size_t longest_version = 100;
    if (!fs::exists(folder / version_file)) return;
    if (base::read_file(folder / version_file, longest_version) == base::program_version()) return;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        if (entry.path().filename().native().starts_with("part-")) fs::remove(entry.path(), ignored);
    }
    base::replace_file(folder / version_file, base::program_version());
}

void take_over(const fs::path& from, const fs::path& to) {
    remove_unfinished(from);
    std::error_code code;
    fs::rename(from, to, code);
    if (code) throw cannot_be_made(code);
    remove_unfinished(to);
    remove_parts_of_other_versions(to);
}

/// A worker that was frozen while another one took over its render must not take the folder back.
void require_older(const std::string& lease_of_folder, std::int64_t lease) {
    std::int64_t number = 0;
    std::from_chars(lease_of_folder.data(), lease_of_folder.data() + lease_of_folder.size(), number);
    if (number <= lease) return;
    throw base::Error(base::ErrorKind::cancelled, "Another worker has this render now.");
}

bool copied(const fs::path& file, const fs::path& copy, std::error_code& code) {
    fs::remove(copy, code);
    fs::create_hard_link(file, copy, code);
    // Some file systems have no hard links.
    if (code && code != std::errc::no_such_file_or_directory) fs::copy_file(file, copy, code);
    return !code;
}

}  // namespace

std::string films_folder(std::string_view project_id) {
    return media::MediaLibrary::project_path(project_id) + "/output";
}

RenderFolder::RenderFolder(media::MediaLibrary& library, const tasks::ItemClaim& claim)
    : library_(library),
      folder_(fmt::format("{}/{}{}-{}", films_folder(claim.project_id), prefix, claim.task_id, claim.lease)),
      path_(library.absolute(folder_)) {
    const auto films = films_folder(claim.project_id);
    const auto of_task = fmt::format("{}{}-", prefix, claim.task_id);
    for (const auto& name : library.names_in(films)) {
        const auto other = fmt::format("{}/{}", films, name);
        if (!name.starts_with(prefix) || other == folder_) continue;
        if (name.starts_with(of_task)) require_older(name.substr(of_task.size()), claim.lease);
        if (name.starts_with(of_task) && !fs::exists(path_)) {
            take_over(library.absolute(other), path_);
        } else {
            library.remove_tree(other);
        }
    }
    std::error_code code;
    fs::create_directories(path_, code);
    if (code) throw cannot_be_made(code);
}

std::optional<FilmOrder> RenderFolder::kept_order() const {
    if (!fs::exists(path_ / order_file)) return std::nullopt;
    return parse_order(base::read_file(path_ / order_file, largest_order), path_);
}

void RenderFolder::keep_order(const FilmOrder& order) const {
    base::replace_file(path_ / version_file, base::program_version());
    base::replace_file(path_ / order_file, order_text(order, path_));
}

fs::path RenderFolder::keep_file(const fs::path& file, const std::string& name) const {
    auto copy = path_ / name;
    std::error_code code;
    if (copied(file, copy, code)) return copy;
    if (code == std::errc::no_such_file_or_directory)
        throw base::Error(base::ErrorKind::not_found, file.filename().string() + " is missing.");
    throw base::Error(base::ErrorKind::unavailable,
                      file.filename().string() + " cannot be kept: " + code.message());
}

void RenderFolder::remove() {
    library_.remove_tree(folder_);
}

void remove_render_folders(media::MediaLibrary& library, std::string_view project_id) {
    const auto films = films_folder(project_id);
    for (const auto& name : library.names_in(films)) {
        if (name.starts_with(prefix)) library.remove_tree(fmt::format("{}/{}", films, name));
    }
}

}  // namespace storyflow::film
