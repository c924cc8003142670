#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace storyflow::story {

/// A change of files on disk that follows from a committed change of the story. It is written to a journal in
/// the same transaction as the rows that it belongs to, carried out afterwards, and repeated after a crash.
/// Paths are media-relative with forward slashes.
struct MediaChange {
    enum class Action { publish_file, remove_file, remove_tree };

    std::int64_t id = 0;
    Action action = Action::remove_file;
    std::string target;
    std::string source;  ///< publish_file: the synced incoming file that becomes `target`
    std::string kept{};  ///< before the change, what lies at `target` also gets this name; empty: it is lost
    bool source_stays = false;  ///< publish_file: `source` is a kept file, which is put back and stays, too

    bool operator==(const MediaChange&) const = default;
};

using MediaChanges = std::vector<MediaChange>;

}  // namespace storyflow::story
