#include "http/content_disposition.hpp"

#include <fmt/format.h>

#include <cstdint>

#include "http/ascii.hpp"

namespace storyflow::http {

std::string content_disposition(std::string_view type, std::string_view file_name) {
    constexpr std::string_view attribute_characters = "!#$&+-.^_`|~";
    std::string plain;
    std::string exact;
    for (const char c : file_name) {
        const bool safe = is_alphanumeric(c) || attribute_characters.find(c) != std::string_view::npos;
        const bool printable = c >= ' ' && c <= '~' && c != '"' && c != '\\' && c != '%';
        plain += printable ? c : '_';
        exact += safe ? std::string(1, c) : fmt::format("%{:02X}", static_cast<std::uint8_t>(c));
    }
    return fmt::format("{}; filename=\"{}\"; filename*=UTF-8''{}", type, plain, exact);
}

}  // namespace storyflow::http
