#pragma once

#include <cstdint>
#include <initializer_list>

#include "speech/english/penn_tag.hpp"

namespace storyflow::speech::english {

/// Some of the parts of speech; an empty set stands for any of them. Immutable.
class TagSet {
  public:
    constexpr TagSet() = default;
    constexpr TagSet(std::initializer_list<PennTag> tags) {
        for (const PennTag tag : tags)
            bits_ |= bit(tag);
    }

    [[nodiscard]] constexpr bool is_any() const { return bits_ == 0; }
    [[nodiscard]] constexpr bool allows(PennTag tag) const { return is_any() || (bits_ & bit(tag)) != 0; }

  private:
    static constexpr std::uint64_t bit(PennTag tag) { return std::uint64_t{1} << static_cast<unsigned>(tag); }

    std::uint64_t bits_ = 0;
};

}  // namespace storyflow::speech::english
