#pragma once

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

#include "base/error.hpp"

namespace storyflow::speech {

static_assert(std::endian::native == std::endian::little, "model files are read as they lie in memory");

/// Reads little-endian numbers one after the other. Reading past the end throws `base::Error{damaged_model}`.
/// Returned spans and texts point into the given bytes.
class ByteReader {
  public:
    explicit ByteReader(std::span<const std::byte> bytes) : bytes_(bytes) {}

    [[nodiscard]] std::size_t position() const { return position_; }
    [[nodiscard]] std::size_t remaining() const { return bytes_.size() - position_; }

    std::span<const std::byte> take(std::uint64_t count) {
        if (count > remaining()) {
            throw base::Error(base::ErrorKind::damaged_model,
                              "the data ends at byte " + std::to_string(bytes_.size()) +
                                  ", in the middle of something; is the file complete?");
        }
        const auto taken = bytes_.subspan(position_, static_cast<std::size_t>(count));
        position_ += taken.size();
        return taken;
    }

    std::string_view text(std::uint64_t count) {
        const auto taken = take(count);
        return {reinterpret_cast<const char*>(taken.data()), taken.size()};
    }

    template <std::integral Number>
    Number number() {
        Number value{};
        std::memcpy(&value, take(sizeof value).data(), sizeof value);
        return value;
    }

  private:
    std::span<const std::byte> bytes_;
    std::size_t position_ = 0;
};

}  // namespace storyflow::speech
