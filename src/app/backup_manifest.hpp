#pragma once

#include <map>
#include <string>
#include <string_view>

namespace storyflow::app {

/// The files of a backup with the SHA-256 of each in hexadecimal digits, by their path in the backup with
/// forward slashes: "storyflow.db", "media/projects/…".
using BackupManifest = std::map<std::string, std::string, std::less<>>;

/// The name of the manifest in a backup, in the form that `sha256sum --check` reads, and that of the page
/// that says what the folder is.
inline constexpr std::string_view manifest_name = "SHA256SUMS";
inline constexpr std::string_view backup_page_name = "storyflow-backup.txt";
inline constexpr std::string_view database_name = "storyflow.db";
inline constexpr std::size_t longest_manifest = 512UL * 1024 * 1024;  ///< bytes

/// Whether a path may stand in a manifest: the database, or a file below `media/`, without hidden parts,
/// `..`, empty parts, backslashes and control characters. Pure.
[[nodiscard]] bool is_path_of_backup(std::string_view path);

/// One line for each file. Pure.
[[nodiscard]] std::string manifest_text(const BackupManifest& manifest);
/// Throws `base::Error{invalid_input}` naming the line that is no line of a manifest, has a path that may not
/// stand in it, or a path that another line has too; also if the database is missing. Pure.
[[nodiscard]] BackupManifest read_manifest(std::string_view text);

/// A page that explains the backup's folder to people, beginning with the number of its form. Pure.
[[nodiscard]] std::string backup_page(std::string_view program_version, std::string_view made_at);
/// Throws `base::Error{invalid_input}` if the page is none of a backup, and `base::Error{conflict}` if it is
/// of a form that only a newer StoryFlow reads. Pure.
void require_known_form(std::string_view page);

}  // namespace storyflow::app
