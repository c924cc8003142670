#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "speech/english/byte_cursor.hpp"

namespace storyflow::speech::english {

/// Pair coding (Gage 1994): a code stands for one symbol, or for two smaller codes. Refers to the bytes that
/// it was read from. Immutable.
class PairCode {
  public:
    /// Reads the table that script/english-lexicon describes. Throws `base::Error{damaged_model}`.
    explicit PairCode(ByteCursor& bytes);

    /// Throws `base::Error{damaged_model}` for a code that does not exist.
    void append(std::span<const std::byte> codes, std::string& text) const;

  private:
    void append(std::uint8_t code, std::string& text) const;

    std::array<std::string_view, 256> symbols_;
    std::size_t symbol_count_ = 0;
    std::span<const std::byte> pairs_;
};

}  // namespace storyflow::speech::english
