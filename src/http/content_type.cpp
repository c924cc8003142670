#include <algorithm>
#include <array>
#include <utility>

#include "http/ascii.hpp"
#include "http/static_file.hpp"

namespace storyflow::http {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 29> types = {{
    {"aac", "audio/aac"},
    {"css", "text/css; charset=utf-8"},
    {"flac", "audio/flac"},
    {"gif", "image/gif"},
    {"html", "text/html; charset=utf-8"},
    {"ico", "image/x-icon"},
    {"jpeg", "image/jpeg"},
    {"jpg", "image/jpeg"},
    {"js", "text/javascript; charset=utf-8"},
    {"json", "application/json"},
    {"m4a", "audio/mp4"},
    {"m4b", "audio/mp4"},
    {"map", "application/json"},
    {"mp3", "audio/mpeg"},
    {"mp4", "video/mp4"},
    {"ogg", "audio/ogg"},
    {"opus", "audio/ogg"},
    {"otf", "font/otf"},
    {"png", "image/png"},
    {"srt", "application/x-subrip"},
    {"svg", "image/svg+xml"},
    {"ttf", "font/ttf"},
    {"txt", "text/plain; charset=utf-8"},
    {"vtt", "text/vtt"},
    {"wav", "audio/wav"},
    {"webp", "image/webp"},
    {"woff", "font/woff"},
    {"woff2", "font/woff2"},
    {"yaml", "application/yaml"},
}};

}  // namespace

std::string_view content_type_of(std::string_view file_name) {
    constexpr std::string_view unknown = "application/octet-stream";
    const std::size_t dot = file_name.rfind('.');
    if (dot == std::string_view::npos) return unknown;
    const std::string_view extension = file_name.substr(dot + 1);
    const auto found = std::find_if(types.begin(), types.end(), [&](const auto& type) {
        return equal_ignoring_case(type.first, extension);
    });
    return found == types.end() ? unknown : found->second;
}

}  // namespace storyflow::http
