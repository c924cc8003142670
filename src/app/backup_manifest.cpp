#include "app/backup_manifest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/digest.hpp"
#include "base/error.hpp"

namespace storyflow::app {

namespace {

constexpr std::size_t digest_digits = 64;
constexpr std::string_view between = "  ";
constexpr std::string_view page_beginning = "StoryFlow backup, form ";
constexpr int newest_form = 1;
constexpr std::size_t longest_path = 4096;

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '\x7f';
}

/// False for empty and hidden parts, which include `.` and `..`.
bool are_plain_parts(std::string_view path) {
    for (std::size_t begin = 0; begin <= path.size();) {
        const auto end = std::min(path.find('/', begin), path.size());
        if (end == begin || path[begin] == '.') return false;
        begin = end + 1;
    }
    return true;
}

base::Error wrong_line(std::size_t number, std::string_view why) {
    return {base::ErrorKind::invalid_input, fmt::format("{}, line {}: {}", manifest_name, number, why)};
}

void append_line(BackupManifest& manifest, std::string_view line, std::size_t number) {
    const auto digest = line.substr(0, digest_digits);
    const bool is_formed =
        base::is_hexadecimal(digest, digest_digits) && line.substr(digest_digits).starts_with(between);
    if (!is_formed) throw wrong_line(number, "expected 64 hexadecimal digits, two spaces and a path");
    const auto path = line.substr(digest_digits + between.size());
    if (path == backup_page_name) return;
    if (!is_path_of_backup(path)) {
        throw wrong_line(number,
                         fmt::format("this path may not stand in a backup; allowed are {} and files below "
                                     "media/, without hidden parts and ..",
                                     database_name));
    }
    if (!manifest.emplace(path, digest).second)
        throw wrong_line(number, "the path stands in an earlier line, too");
}

}  // namespace

bool is_path_of_backup(std::string_view path) {
    if (path == database_name) return true;
    constexpr std::string_view media = "media/";
    return path.starts_with(media) && path.size() <= longest_path && std::ranges::none_of(path, is_control) &&
           path.find('\\') == std::string_view::npos && are_plain_parts(path);
}

std::string manifest_text(const BackupManifest& manifest) {
    std::string text;
    for (const auto& [path, digest] : manifest)
        text += fmt::format("{}{}{}\n", digest, between, path);
    return text;
}

BackupManifest read_manifest(std::string_view text) {
    BackupManifest manifest;
    std::size_t number = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find('\n', begin), text.size());
        append_line(manifest, text.substr(begin, end - begin), ++number);
        begin = end + 1;
    }
    if (!manifest.contains(database_name)) {
        throw base::Error(base::ErrorKind::invalid_input,
                          fmt::format("{} does not name {}", manifest_name, database_name));
    }
    return manifest;
}

std::string backup_page(std::string_view program_version, std::string_view made_at) {
    return fmt::format(
        "{}{}\nMade {} by StoryFlow {}.\n\nstoryflow.db is the database, media/ holds narrations and "
        "pictures.\n"
        "To check: sha256sum --check SHA256SUMS\nTo bring it back: storyflow restore THIS_FOLDER --data "
        "DIR\n",
        page_beginning, newest_form, made_at, program_version);
}

void require_known_form(std::string_view page) {
    int form = 0;
    if (page.starts_with(page_beginning)) {
        const auto* const number = page.data() + page_beginning.size();
        std::from_chars(number, page.data() + page.size(), form);
    }
    if (form < 1) {
        throw base::Error(
            base::ErrorKind::invalid_input,
            fmt::format("{} does not begin with \"{}\" and a number", backup_page_name, page_beginning));
    }
    if (form > newest_form) {
        throw base::Error(
            base::ErrorKind::conflict,
            fmt::format("The backup has form {}, and this StoryFlow knows {} at most: restore it with a "
                        "newer one.",
                        form, newest_form));
    }
}

}  // namespace storyflow::app
