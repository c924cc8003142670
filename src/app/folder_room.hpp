#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace storyflow::app {

/// A folder with fewer free bytes counts as full: a minute of sound takes three mebibytes, and several
/// narrations may be written at once.
inline constexpr std::uint64_t least_free_bytes = 16 * 1024 * 1024;

/// The state of a folder that StoryFlow writes to, and its free bytes.
struct FolderRoom {
    enum class State { good, unwritable, full };

    State state = State::good;
    std::uint64_t free_bytes = 0;
    std::filesystem::path existing;  ///< the folder, or its nearest existing parent

    [[nodiscard]] bool is_good() const { return state == State::good; }
};

/// Examines the folder or, if it is missing, its nearest existing parent, where it would be created. Writes
/// nothing.
[[nodiscard]] FolderRoom room_in(const std::filesystem::path& folder);

/// "9.3 GiB", "15 MiB"
[[nodiscard]] std::string size_text(std::uint64_t bytes);

/// The end of a sentence about a folder: "has 9.3 GiB free", "cannot be written", "is full: …". Contains no
/// path.
[[nodiscard]] std::string sentence(const FolderRoom& room);

}  // namespace storyflow::app
