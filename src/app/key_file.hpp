#pragma once

#include <cstddef>
#include <cstdint>
#include <ctime>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/file.hpp"
#include "http/key_ring.hpp"

/// A file of API keys, one line for each: `NAME SCOPE sha256:DIGEST`, or the key itself in place of its
/// digest. Empty lines and those that begin with '#' say nothing.
namespace storyflow::app {

inline constexpr std::size_t most_keys = 1'000;
inline constexpr std::size_t longest_key_name = 64;

/// Tells two states of a file apart.
struct FileMark {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::uint64_t size = 0;
    std::uint64_t mode = 0;
    std::int64_t changed_seconds = 0;
    std::int64_t changed_nanoseconds = 0;

    bool operator==(const FileMark&) const = default;
};

struct KeyFile {
    std::vector<http::AccessKey> keys;
    std::optional<std::string> warning;  ///< for the log: other users can read the file
    FileMark mark;
    std::string content;  ///< of the file; may hold keys themselves
};

/// The mark of the file now; std::nullopt if there is none.
[[nodiscard]] std::optional<FileMark> mark_of(const std::filesystem::path& file);

/// Throws `base::Error{invalid_input}`, which names the file and the line, if the file cannot be read, if
/// another user can write it, if other users can read a key that is not a digest, or if a line is wrong.
[[nodiscard]] KeyFile read_key_file(const std::filesystem::path& file);

/// The same of a file that is open already.
[[nodiscard]] KeyFile read_key_file(const base::FileDescriptor& opened, const std::filesystem::path& file);

/// Throws `base::Error{invalid_input}` unless a key may have this name.
void require_key_name(std::string_view name);

/// The error for the user if the system refused: "The key file FILE cannot be read: No such file". Reads
/// `errno`.
[[nodiscard]] base::Error key_file_failure(const std::filesystem::path& file, std::string_view action);

/// Adds a key to others. Throws `base::Error{invalid_input}` if they are too many, or if one has its name or
/// its secret.
void add_key(std::vector<http::AccessKey>& keys, http::AccessKey key);

}  // namespace storyflow::app
