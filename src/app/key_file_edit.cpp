#include "app/key_file_edit.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <string>

#include "app/key_file.hpp"
#include "base/digest.hpp"
#include "base/error.hpp"
#include "base/file.hpp"

namespace storyflow::app {

namespace {

namespace fs = std::filesystem;

bool has_its_place(const base::FileDescriptor& opened, const fs::path& file) {
    struct stat held {};
    struct stat placed {};
    return ::fstat(opened.get(), &held) == 0 && ::stat(file.c_str(), &placed) == 0 &&
           held.st_dev == placed.st_dev && held.st_ino == placed.st_ino;
}

/// Opens the file and locks it against others who change it. While this process waited for the lock, another
/// one may have replaced the file: then the new one is opened.
base::FileDescriptor open_locked(const fs::path& file, int flags) {
    constexpr int attempts = 100;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        base::FileDescriptor opened(::open(file.c_str(), flags | O_CLOEXEC | O_NONBLOCK, 0600));
        if (!opened.valid() || ::flock(opened.get(), LOCK_EX) != 0) throw key_file_failure(file, "changed");
        if (has_its_place(opened, file)) return opened;
    }
    throw base::Error(base::ErrorKind::invalid_input,
                      "The key file " + file.string() + " is replaced again and again. Try again later.");
}

void write_synced(const base::FileDescriptor& opened, const fs::path& file, std::string_view bytes) {
    const ssize_t written = ::write(opened.get(), bytes.data(), bytes.size());
    if (written != static_cast<ssize_t>(bytes.size()) || ::fsync(opened.get()) != 0)
        throw key_file_failure(file, "written");
}

/// Gives a file the owner and the rights of the one that it replaces, so that the same users can read it.
void take_rights_of(const struct stat& status, const base::FileDescriptor& opened, const fs::path& file) {
    constexpr mode_t rights = 07777;
    const bool is_owners = status.st_uid == ::geteuid() && status.st_gid == ::getegid();
    if (!is_owners && ::fchown(opened.get(), status.st_uid, status.st_gid) != 0)
        throw key_file_failure(file, "replaced by one of the same owner");
    if (::fchmod(opened.get(), status.st_mode & rights) != 0) throw key_file_failure(file, "replaced");
}

/// Puts a file with other content in the place of the opened one.
void put_in_place_of(const base::FileDescriptor& opened, const fs::path& file, std::string_view content) {
    struct stat status {};
    if (::fstat(opened.get(), &status) != 0) throw key_file_failure(file, "read");
    std::error_code code;
    const fs::path place = fs::canonical(file, code);
    if (code)
        throw base::Error(base::ErrorKind::invalid_input, "The key file " + file.string() + " is gone.");
    const fs::path unfinished = place.parent_path() / ("." + place.filename().string() + ".unfinished");
    ::unlink(unfinished.c_str());  // what a process that was killed has left; the lock is ours
    base::PendingFile pending(unfinished);
    const base::FileDescriptor written(
        ::open(unfinished.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!written.valid()) throw key_file_failure(file, "replaced in its folder");
    take_rights_of(status, written, file);
    write_synced(written, file, content);
    pending.publish(place);
}

/// The name that a line begins with.
std::string_view first_word(std::string_view line) {
    constexpr std::string_view blanks = " \t\r\n";
    line.remove_prefix(std::min(line.find_first_not_of(blanks), line.size()));
    return line.substr(0, std::min(line.find_first_of(blanks), line.size()));
}

std::string without_line_of(std::string_view content, std::string_view name) {
    std::string kept;
    while (!content.empty()) {
        const auto length = std::min(content.find('\n'), content.size() - 1) + 1;
        if (first_word(content.substr(0, length)) != name) kept += content.substr(0, length);
        content.remove_prefix(length);
    }
    return kept;
}

}  // namespace

void append_key(const fs::path& file, std::string_view name, http::AccessScope scope,
                std::string_view secret) {
    require_key_name(name);
    const auto opened = open_locked(file, O_RDWR | O_APPEND | O_CREAT);
    auto read = read_key_file(opened, file);
    const std::string digest = base::sha256(secret);
    add_key(read.keys, {std::string(name), digest, scope});
    const bool is_within_a_line = !read.content.empty() && read.content.back() != '\n';
    // In one write, so that a reader never finds half a line.
    write_synced(opened, file,
                 fmt::format("{}{} {} sha256:{}\n", is_within_a_line ? "\n" : "", name, to_string(scope),
                             base::hexadecimal(digest)));
}

RemovedKey remove_key(const fs::path& file, std::string_view name) {
    const auto opened = open_locked(file, O_RDONLY);
    const auto read = read_key_file(opened, file);
    const auto found = std::ranges::find(read.keys, name, &http::AccessKey::name);
    if (found == read.keys.end()) {
        throw base::Error(base::ErrorKind::not_found,
                          fmt::format("The key file {} has no key with the name \"{}\". 'storyflow key list' "
                                      "shows those that it has.",
                                      file.string(), name));
    }
    put_in_place_of(opened, file, without_line_of(read.content, name));
    return {.scope = found->scope, .left = read.keys.size() - 1};
}

}  // namespace storyflow::app
