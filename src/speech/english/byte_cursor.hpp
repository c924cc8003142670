#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "base/error.hpp"

namespace storyflow::speech::english {

[[nodiscard]] inline base::Error damaged_lexicon(const std::string& fault) {
    return {base::ErrorKind::damaged_model, "The lexicon of English is damaged: " + fault};
}

/// Reads numbers and stretches of bytes one after another. Throws `base::Error{damaged_model}` where the
/// bytes end.
class ByteCursor {
  public:
    explicit ByteCursor(std::span<const std::byte> bytes) : bytes_(bytes) {}

    [[nodiscard]] std::uint8_t byte() { return std::to_integer<std::uint8_t>(take(1).front()); }

    /// Four bytes, the least significant first.
    [[nodiscard]] std::uint32_t number() {
        std::uint32_t value = 0;
        unsigned shift = 0;
        for (const std::byte byte : take(4)) {
            value |= std::to_integer<std::uint32_t>(byte) << shift;
            shift += 8;
        }
        return value;
    }

    [[nodiscard]] std::span<const std::byte> take(std::size_t count) {
        if (count > bytes_.size()) throw damaged_lexicon("it ends too early.");
        const auto taken = bytes_.first(count);
        bytes_ = bytes_.subspan(count);
        return taken;
    }

    /// A length in one byte, and as many bytes.
    [[nodiscard]] std::span<const std::byte> counted() { return take(byte()); }

    [[nodiscard]] std::span<const std::byte> rest() const { return bytes_; }

  private:
    std::span<const std::byte> bytes_;
};

}  // namespace storyflow::speech::english
