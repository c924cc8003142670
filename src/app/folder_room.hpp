#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace storyflow::app {

/// With less than this free a folder is called full: a minute of sound has three mebibytes, and several may
/// be written at once.
inline constexpr std::uint64_t least_free_bytes = 16 * 1024 * 1024;

/// The state of a folder that StoryFlow writes to, and its free bytes.
struct FolderRoom {
    enum class State { good, unwritable, full };

    State state = State::good;
    std::uint64_t free_bytes = 0;
    std::filesystem::path existing;  ///< the folder, or where it would be made

    [[nodiscard]] bool is_good() const { return state == State::good; }
};

/// Looks at the folder, or at the nearest parent that exists and so decides whether it can be made. Writes
/// nothing.
[[nodiscard]] FolderRoom room_in(const std::filesystem::path& folder);

/// "9.3 GiB", "15 MiB"
[[nodiscard]] std::string size_text(std::uint64_t bytes);

/// Completes the name of a folder: "has 9.3 GiB free", "cannot be written", "is full: …". Names no path.
[[nodiscard]] std::string sentence(const FolderRoom& room);

}  // namespace storyflow::app
