#include <cstdint>
#include <optional>

#include "http/ascii.hpp"
#include "http/message.hpp"

namespace storyflow::http {

namespace {

std::optional<unsigned> hex_value(char c) {
    if (is_digit(c)) return static_cast<unsigned>(c - '0');
    const char lower = to_lower(c);
    if (lower >= 'a' && lower <= 'f') return static_cast<unsigned>(lower - 'a' + 10);
    return std::nullopt;
}

/// The byte that the escape at the start of `text` stands for; std::nullopt if there is no valid escape.
std::optional<char> escaped_byte(std::string_view text) {
    if (text.size() < 3) return std::nullopt;
    const auto high = hex_value(text[1]);
    const auto low = hex_value(text[2]);
    if (!high || !low) return std::nullopt;
    return static_cast<char>(*high * 16 + *low);
}

}  // namespace

std::string percent_decode(std::string_view text, bool plus_is_space) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = text[i] == '%' ? escaped_byte(text.substr(i)) : std::nullopt;
        if (byte) {
            decoded += *byte;
            i += 2;
        } else {
            decoded += plus_is_space && text[i] == '+' ? ' ' : text[i];
        }
    }
    return decoded;
}

std::string percent_encode(std::string_view text, std::string_view kept) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    encoded.reserve(text.size());
    for (const char c : text) {
        if (is_alphanumeric(c) || kept.find(c) != std::string_view::npos) {
            encoded += c;
            continue;
        }
        const auto byte = static_cast<std::uint8_t>(c);
        encoded += '%';
        encoded += digits[byte / 16];
        encoded += digits[byte % 16];
    }
    return encoded;
}

std::string percent_encode_path(std::string_view path) {
    return percent_encode(path, "-._/~!*()'");
}

}  // namespace storyflow::http
