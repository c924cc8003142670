#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace storyflow::audio {

/// What lies at a place of a joined WAV file.
struct JoinedPiece {
    enum class Kind { header, part, silence };
    Kind kind = Kind::header;
    std::size_t part = 0;      ///< of `part`: which one
    std::uint64_t offset = 0;  ///< of the place within the piece, in bytes
    std::uint64_t rest = 0;    ///< bytes of the piece from that place on; at least one
};

/// Where everything lies in one WAV file made of 24 kHz mono 16-bit parts with silence between them: what
/// `join_wav_files` writes, byte for byte, without the file. A value; safe to read from any thread.
class JoinedLayout {
  public:
    /// `part_bytes`: the length of each part's samples in bytes, even and not 0. `gap`: seconds. Throws
    /// `base::Error{invalid_input}` for no part and for more than WAV's 4 GiB.
    JoinedLayout(std::span<const std::uint64_t> part_bytes, double gap);

    [[nodiscard]] const std::string& header() const { return header_; }
    [[nodiscard]] std::uint64_t length() const { return part_ends_.back(); }
    [[nodiscard]] std::uint64_t gap_bytes() const { return gap_bytes_; }
    /// `offset` must be less than `length()`.
    [[nodiscard]] JoinedPiece at(std::uint64_t offset) const;

  private:
    std::uint64_t gap_bytes_ = 0;
    std::string header_;
    std::vector<std::uint64_t> part_ends_;  ///< places right behind the parts' samples
};

}  // namespace storyflow::audio
