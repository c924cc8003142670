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

/// The samples of one part of a joined file, and the zeros in front of them. Both in bytes, and even.
struct JoinedPart {
    std::uint64_t silence = 0;
    std::uint64_t samples = 0;  ///< not 0
};

/// The layout of one WAV file made of 24 kHz mono 16-bit parts with silence between them, without a file. A
/// value; safe to read from any thread.
class JoinedLayout {
  public:
    /// Throws `base::Error{invalid_input}` for an empty list and for more than WAV's 4 GiB.
    explicit JoinedLayout(std::span<const JoinedPart> parts);

    [[nodiscard]] const std::string& header() const { return header_; }
    [[nodiscard]] std::uint64_t length() const { return places_.back().end; }
    /// `offset` must be less than `length()`.
    [[nodiscard]] JoinedPiece at(std::uint64_t offset) const;
    /// The offset of a part's first sample.
    [[nodiscard]] std::uint64_t begin_of(std::size_t part) const { return places_[part].begin; }

  private:
    /// Offsets of a part's samples.
    struct Place {
        std::uint64_t begin = 0;
        std::uint64_t end = 0;
    };

    std::string header_;
    std::vector<Place> places_;
};

}  // namespace storyflow::audio
