#pragma once

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <ctime>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "audio/joined_layout.hpp"
#include "base/file.hpp"
#include "media/media_library.hpp"

namespace storyflow::narration {

/// Identifies a version of a file: narrations are replaced by renaming, never overwritten.
struct FileIdentity {
    ino_t number = 0;
    std::uint64_t size = 0;
    std::timespec modified{};

    bool operator==(const FileIdentity& other) const {
        return number == other.number && size == other.size && modified.tv_sec == other.modified.tv_sec &&
               modified.tv_nsec == other.modified.tv_nsec;
    }
};

/// The file of one segment's narration, as it was when it was inspected.
struct NarrationPart {
    std::string file;  ///< media-relative
    FileIdentity identity;
    std::uint64_t samples_at = 0;    ///< offset of the samples in bytes
    std::uint64_t sample_bytes = 0;  ///< size of the samples in bytes
    double pause_before = 0.0;       ///< seconds from the last voice of the part before it to its first
    std::uint64_t quiet_before = 0;  ///< bytes without voice at their beginning, up to `kept_before_voice`
    std::uint64_t quiet_behind = 0;  ///< at their end, up to `kept_behind_voice`
};

/// Reads the file's first and last bytes. Returns std::nullopt when it is missing or not a complete 24 kHz
/// mono 16-bit WAV. Throws `base::Error{unavailable}` when the process has no file descriptor left.
[[nodiscard]] std::optional<NarrationPart> look_at_narration(const media::MediaLibrary& library,
                                                             std::string file);

/// Opens the file of a part to read it. The result is not valid when the file was replaced or removed since
/// it was inspected.
[[nodiscard]] base::FileDescriptor open_narration(const media::MediaLibrary& library,
                                                  const NarrationPart& part);

/// Returns the bytes of silence to put between two parts, so that `gap` bytes lie between the last voice of
/// one and the first of the other. Where they have more than that themselves, the excess is left out of them.
std::uint64_t close_up(NarrationPart& before, NarrationPart& after, std::uint64_t gap);

/// Several narrations as one WAV that is not stored: every byte is computed or read from the part that
/// contains it. One part at a time is open. If a part was replaced or removed since it was inspected, reading
/// ends before it. Not thread-safe.
class JoinedNarration {
  public:
    /// What the parts have themselves of a pause (`quiet_behind`, `quiet_before`) counts. The first part
    /// begins at once. Throws like `audio::JoinedLayout`.
    JoinedNarration(media::MediaLibrary library, std::vector<NarrationPart> parts);

    [[nodiscard]] std::uint64_t length() const { return layout_.length(); }
    /// The bytes of the joined file that contain a part's samples, and where they are in the part's own file.
    [[nodiscard]] std::uint64_t begin_of(std::size_t part) const { return layout_.begin_of(part); }
    [[nodiscard]] const NarrationPart& heard_part(std::size_t part) const { return parts_[part]; }
    /// The bytes of memory that this object holds, rounded up.
    [[nodiscard]] std::size_t held_bytes() const;
    /// Hexadecimal digits that change whenever any byte changes: with another part, order or pause.
    [[nodiscard]] std::string version() const;
    /// Fills the front of `block` with the bytes from `offset` on and returns their number: 0 at the end, or
    /// when the part with the next byte was replaced or removed.
    [[nodiscard]] std::size_t read_at(std::uint64_t offset, std::span<char> block);

  private:
    [[nodiscard]] std::size_t read_piece(const audio::JoinedPiece& piece, std::span<char> block);
    [[nodiscard]] std::size_t read_part(std::size_t part, std::uint64_t offset, std::span<char> block);
    [[nodiscard]] bool open_part(std::size_t part);

    media::MediaLibrary library_;
    std::vector<NarrationPart> parts_;  ///< their samples without those that a short pause leaves out
    audio::JoinedLayout layout_;
    base::FileDescriptor open_file_;
    std::optional<std::size_t> open_part_;  ///< the index of the part that `open_file_` reads
};

}  // namespace storyflow::narration
