#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "speech/english/penn_tag.hpp"

namespace storyflow::speech::english {

inline constexpr std::size_t tag_count = static_cast<std::size_t>(PennTag::closing_bracket) + 1;
using TagScores = std::array<std::int32_t, tag_count>;

/// The learnt weights, as data/tagger.weights holds them: for each feature, a weight for each of a few tags.
/// A view of the program's own bytes; copies are free. Thread-safe.
///
/// The file, little-endian: for each of 2^14 groups and the end, the numbers of its first feature and of its
/// first pair (u32 u32); for each feature, 16 bits of its hash (u16) and its number of pairs (u8); for each
/// pair the tag (u8) and the square root of the weight with its sign (i8). The first 14 bits of a hash are
/// its group, the next 16 are kept.
class TagWeights {
  public:
    /// `file` must outlive the object, and is what script/train-tagger wrote.
    explicit TagWeights(std::span<const std::byte> file);

    /// Adds the weights of a feature to the scores; nothing if it is not known.
    void add(std::uint32_t feature, TagScores& scores) const;

  private:
    std::span<const std::byte> groups_;
    std::span<const std::byte> checks_;
    std::span<const std::byte> counts_;
    std::span<const std::byte> pairs_;
};

/// The bytes of data/tagger.weights in the program.
[[nodiscard]] std::span<const std::byte> tag_weights_file();

}  // namespace storyflow::speech::english
