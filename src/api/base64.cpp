#include "api/base64.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace storyflow::api {

std::string base64(std::string_view bytes) {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
        std::uint32_t bits = 0;
        for (std::size_t k = 0; k < 3; ++k)
            bits = bits << 8U | (k < count ? static_cast<std::uint8_t>(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k)
            text += k <= count ? digits[bits >> (18 - 6 * k) & 0x3FU] : '=';
    }
    return text;
}

std::string Base64Stream::add(std::string_view piece) {
    kept_ += piece;
    const std::size_t whole = kept_.size() / 3 * 3;
    auto text = base64(std::string_view(kept_).substr(0, whole));
    kept_.erase(0, whole);
    return text;
}

std::string Base64Stream::finish() {
    return base64(std::exchange(kept_, {}));
}

}  // namespace storyflow::api
