#include "base/ids.hpp"

#include <array>
#include <cstdint>
#include <random>

#include "base/digest.hpp"

namespace storyflow::base {

namespace {

constexpr std::size_t uuid_digits = 32;

std::optional<char> lower_hex(char c) {
    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')) return c;
    if (c >= 'A' && c <= 'F') return static_cast<char>(c - 'A' + 'a');
    return std::nullopt;
}

std::string with_hyphens(const std::string& digits) {
    return digits.substr(0, 8) + '-' + digits.substr(8, 4) + '-' + digits.substr(12, 4) + '-' +
           digits.substr(16, 4) + '-' + digits.substr(20);
}

}  // namespace

std::string RandomIdSource::hex(std::size_t digits) {
    std::random_device entropy;
    std::string text;
    text.reserve(digits + 8);
    while (text.size() < digits) {
        const auto word = static_cast<std::uint32_t>(entropy());
        text += hexadecimal({reinterpret_cast<const char*>(&word), sizeof word});
    }
    text.resize(digits);
    return text;
}

std::string RandomIdSource::uuid() {
    std::string digits = hex(uuid_digits);
    digits[12] = '4';  // RFC 9562: version 4
    const auto variant =
        static_cast<std::size_t>(digits[16] <= '9' ? digits[16] - '0' : digits[16] - 'a' + 10);
    constexpr std::string_view variants = "89ab";
    digits[16] = variants[variant % 4];  // RFC 9562: variant 10xx
    return with_hyphens(digits);
}

std::optional<std::string> parse_uuid(std::string_view text) {
    constexpr std::string_view urn = "urn:uuid:";
    if (text.substr(0, urn.size()) == urn) text.remove_prefix(urn.size());
    if (text.size() > 2 && text.front() == '{' && text.back() == '}') text = text.substr(1, text.size() - 2);
    std::string digits;
    for (const char c : text) {
        if (c == '-') continue;
        const auto digit = lower_hex(c);
        if (!digit || digits.size() == uuid_digits) return std::nullopt;
        digits += *digit;
    }
    if (digits.size() != uuid_digits) return std::nullopt;
    return with_hyphens(digits);
}

}  // namespace storyflow::base
