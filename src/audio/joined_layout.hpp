#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace storyflow::audio {

/// The piece of a joined WAV file that contains a byte.
struct JoinedPiece {
    enum class Kind { header, part, silence };
    Kind kind = Kind::header;
    std::size_t part = 0;      ///< index, if `kind` is `part`
    std::uint64_t offset = 0;  ///< of the byte within the piece
    std::uint64_t rest = 0;    ///< bytes of the piece from that byte on; at least one
};

/// The layout of one WAV file made of 24 kHz mono 16-bit parts with silence between them: the same bytes that
/// `join_wav_files` writes, without a file. A value; safe to read from any thread.
class JoinedLayout {
  public:
    /// `part_bytes`: the length of each part's samples in bytes, even and not 0. `gap`: seconds. Throws
    /// `base::Error{invalid_input}` for an empty list and for more than WAV's 4 GiB.
    JoinedLayout(std::span<const std::uint64_t> part_bytes, double gap);

    [[nodiscard]] const std::string& header() const { return header_; }
    [[nodiscard]] std::uint64_t length() const { return part_ends_.back(); }
    [[nodiscard]] std::uint64_t gap_bytes() const { return gap_bytes_; }
    /// `offset` must be less than `length()`.
    [[nodiscard]] JoinedPiece at(std::uint64_t offset) const;

  private:
    std::uint64_t gap_bytes_ = 0;
    std::string header_;
    std::vector<std::uint64_t> part_ends_;  ///< offset of the end of each part's samples
};

}  // namespace storyflow::audio
