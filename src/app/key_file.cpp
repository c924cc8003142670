#include "app/key_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <span>
#include <system_error>
#include <utility>

#include "base/digest.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "base/log_text.hpp"
#include "base/read_at.hpp"
#include "base/utf8.hpp"

namespace storyflow::app {

namespace {

constexpr std::size_t largest_file = std::size_t{256} * 1024;
constexpr std::size_t shortest_secret = 16;
constexpr std::size_t longest_secret = 256;
constexpr std::size_t digest_digits = 64;
constexpr std::string_view digest_mark = "sha256:";
constexpr mode_t writable_by_others = S_IWGRP | S_IWOTH;

base::Error refused(const std::string& why) {
    return {base::ErrorKind::invalid_input, why};
}

FileMark mark_of(const struct stat& status) {
    return {.device = status.st_dev,
            .inode = status.st_ino,
            .size = static_cast<std::uint64_t>(status.st_size),
            .mode = status.st_mode,
            .changed_seconds = status.st_ctim.tv_sec,
            .changed_nanoseconds = status.st_ctim.tv_nsec};
}

/// A user who can write this file can add a key for himself.
struct stat require_safe(const base::FileDescriptor& opened, const std::filesystem::path& file) {
    struct stat status {};
    if (::fstat(opened.get(), &status) != 0) throw key_file_failure(file, "read");
    if (!S_ISREG(status.st_mode)) throw refused("The key file " + file.string() + " is not a regular file.");
    if (status.st_uid != ::geteuid() && status.st_uid != 0) {
        throw refused("The key file " + file.string() +
                      " belongs to another user, who could change it. Make it the server's: chown.");
    }
    if ((status.st_mode & writable_by_others) != 0) {
        throw refused("Other users can change the key file " + file.string() +
                      ". Take that from them: chmod 600 " + file.string());
    }
    if (static_cast<std::uint64_t>(status.st_size) > largest_file) {
        throw refused(fmt::format("The key file {} is larger than the limit of {} bytes.", file.string(),
                                  largest_file));
    }
    return status;
}

std::string content_of(const base::FileDescriptor& opened, const std::filesystem::path& file) {
    std::string content(largest_file, '\0');
    std::size_t filled = 0;
    while (filled < content.size()) {
        const auto got = base::read_at(opened.get(), filled, std::span(content).subspan(filled));
        if (!got) throw key_file_failure(file, "read");
        if (*got == 0) break;
        filled += *got;
    }
    content.resize(filled);
    return content;
}

bool is_name(std::string_view text) {
    const auto may_be_in_a_name = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
               c == '_' || c == '-';
    };
    return !text.empty() && text.size() <= longest_key_name && std::ranges::all_of(text, may_be_in_a_name);
}

/// The words of a line, separated by blanks and tabs.
std::vector<std::string_view> words_of(std::string_view line) {
    constexpr std::string_view blanks = " \t\r";
    std::vector<std::string_view> words;
    for (std::size_t at = line.find_first_not_of(blanks); at != std::string_view::npos;) {
        const std::size_t end = std::min(line.find_first_of(blanks, at), line.size());
        words.push_back(line.substr(at, end - at));
        at = line.find_first_not_of(blanks, end);
    }
    return words;
}

std::string bytes_of(std::string_view hexadecimal) {
    const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hexadecimal.size(); i += 2)
        bytes += static_cast<char>(digit(hexadecimal[i]) * 16 + digit(hexadecimal[i + 1]));
    return bytes;
}

bool is_digest(std::string_view word) {
    return word.starts_with(digest_mark);
}

std::string digest_in(std::string_view word) {
    if (is_digest(word)) {
        const auto digits = word.substr(digest_mark.size());
        if (!base::is_hexadecimal(digits, digest_digits))
            throw refused(
                fmt::format("sha256: is followed by {} lower-case hexadecimal digits", digest_digits));
        return bytes_of(digits);
    }
    const auto is_visible = [](char c) { return c > ' ' && c < '\x7f'; };
    if (word.size() < shortest_secret || word.size() > longest_secret ||
        !std::ranges::all_of(word, is_visible)) {
        throw refused(
            fmt::format("a key has {} to {} visible ASCII characters", shortest_secret, longest_secret));
    }
    return base::sha256(word);
}

http::AccessKey key_in(const std::vector<std::string_view>& words) {
    if (words.size() != 3) throw refused("a line is NAME SCOPE KEY");
    require_key_name(words[0]);
    const auto scope = http::key_scope(words[1]);
    if (!scope) throw refused("the scope is read, write or admin");
    return {std::string(words[0]), digest_in(words[2]), *scope};
}

struct Parsed {
    std::vector<http::AccessKey> keys;
    bool has_secrets = false;  ///< keys that are not digests
};

Parsed parse(std::string_view content, const std::filesystem::path& file) {
    Parsed parsed;
    std::size_t number = 0;
    while (!content.empty()) {
        const std::size_t end = std::min(content.find('\n'), content.size());
        const auto words = words_of(content.substr(0, end));
        content.remove_prefix(std::min(end + 1, content.size()));
        ++number;
        if (words.empty() || words.front().starts_with('#')) continue;
        try {
            add_key(parsed.keys, key_in(words));
        } catch (const base::Error& error) {
            throw refused(fmt::format("{}, line {}: {}", file.string(), number, error.what()));
        }
        parsed.has_secrets = parsed.has_secrets || !is_digest(words.back());
    }
    return parsed;
}

}  // namespace

base::Error key_file_failure(const std::filesystem::path& file, std::string_view action) {
    return refused(fmt::format("The key file {} cannot be {}: {}", file.string(), action,
                               std::generic_category().message(errno)));
}

std::optional<FileMark> mark_of(const std::filesystem::path& file) {
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0) return std::nullopt;
    return mark_of(status);
}

KeyFile read_key_file(const std::filesystem::path& file) {
    const base::FileDescriptor opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!opened.valid()) throw key_file_failure(file, "read");
    return read_key_file(opened, file);
}

KeyFile read_key_file(const base::FileDescriptor& opened, const std::filesystem::path& file) {
    const auto status = require_safe(opened, file);
    auto content = content_of(opened, file);
    auto parsed = parse(content, file);
    const bool is_readable = (status.st_mode & S_IROTH) != 0;
    if (is_readable && parsed.has_secrets) {
        throw refused("Every user of this machine can read the keys in " + file.string() +
                      ". Take that from them (chmod 600), or write digests.");
    }
    KeyFile result{.keys = std::move(parsed.keys),
                   .warning = {},
                   .mark = mark_of(status),
                   .content = std::move(content)};
    if (is_readable) {
        result.warning = "Every user of this machine can read the names and digests in " + file.string() +
                         "; chmod 600 keeps them private.";
    }
    return result;
}

void require_key_name(std::string_view name) {
    if (!is_name(name)) {
        throw refused(
            fmt::format("a key's name has 1 to {} letters, digits, '.', '_' or '-'", longest_key_name));
    }
    if (name == http::default_key_name)
        throw refused("\"default\" is the name of the key that --api-key gives");
}

void add_key(std::vector<http::AccessKey>& keys, http::AccessKey key) {
    if (keys.size() == most_keys) throw refused(fmt::format("a file holds at most {} keys", most_keys));
    for (const auto& other : keys) {
        if (other.name == key.name) throw refused("a second key has the name " + key.name);
        if (other.digest == key.digest) throw refused("this is the key of " + other.name + " again");
    }
    keys.push_back(std::move(key));
}

}  // namespace storyflow::app
