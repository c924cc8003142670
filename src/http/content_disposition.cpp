#include "http/content_disposition.hpp"

#include <fmt/format.h>

#include "http/message.hpp"

namespace storyflow::http {

std::string content_disposition(std::string_view type, std::string_view file_name) {
    constexpr std::string_view attribute_characters = "!#$&+-.^_`|~";
    std::string plain;
    for (const char c : file_name) {
        const bool printable = c >= ' ' && c <= '~' && c != '"' && c != '\\' && c != '%';
        plain += printable ? c : '_';
    }
    return fmt::format("{}; filename=\"{}\"; filename*=UTF-8''{}", type, plain,
                       percent_encode(file_name, attribute_characters));
}

}  // namespace storyflow::http
