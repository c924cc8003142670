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

/// Tells whether a file is still the one that was looked at: narrations are replaced by renaming, never
/// written over.
struct FileIdentity {
    ino_t number = 0;
    std::uint64_t size = 0;
    std::timespec modified{};

    bool operator==(const FileIdentity& other) const {
        return number == other.number && size == other.size && modified.tv_sec == other.modified.tv_sec &&
               modified.tv_nsec == other.modified.tv_nsec;
    }
};

/// The file of one segment's narration, as it was looked at.
struct NarrationPart {
    std::string file;  ///< media-relative
    FileIdentity identity;
    std::uint64_t samples_at = 0;    ///< bytes before the samples
    std::uint64_t sample_bytes = 0;  ///< bytes of the samples
};

/// Reads the file's first bytes. Nothing when it is missing or no whole 24 kHz mono 16-bit WAV. Throws
/// `base::Error{unavailable}` when the process has no descriptor left.
[[nodiscard]] std::optional<NarrationPart> look_at_narration(const media::MediaLibrary& library,
                                                             std::string file);

/// Several narrations as one WAV file that is written nowhere: every byte is computed or read from the part
/// that has it. One part at a time is open, however many there are. A part that was replaced or removed since
/// it was looked at is never read, and reading ends there. Not thread-safe.
class JoinedNarration {
  public:
    /// `gap`: seconds of silence between two parts. Throws like `audio::JoinedLayout`.
    JoinedNarration(media::MediaLibrary library, std::vector<NarrationPart> parts, double gap);

    [[nodiscard]] std::uint64_t length() const { return layout_.length(); }
    /// The memory that it holds, in bytes, or a little more.
    [[nodiscard]] std::size_t held_bytes() const;
    /// Hexadecimal digits that differ when any byte does, because a part, the order or the pause is another.
    [[nodiscard]] std::string version() const;
    /// Fills the front of `block` with the bytes from `offset` on; returns how many, 0 at the end or when
    /// the part that has the next byte is no longer there.
    [[nodiscard]] std::size_t read_at(std::uint64_t offset, std::span<char> block);

  private:
    [[nodiscard]] std::size_t read_piece(const audio::JoinedPiece& piece, std::span<char> block);
    [[nodiscard]] std::size_t read_part(std::size_t part, std::uint64_t offset, std::span<char> block);
    [[nodiscard]] bool open_part(std::size_t part);

    media::MediaLibrary library_;
    std::vector<NarrationPart> parts_;
    audio::JoinedLayout layout_;
    base::FileDescriptor open_file_;
    std::optional<std::size_t> open_part_;  ///< the one that `open_file_` is
};

}  // namespace storyflow::narration
