#include "api/font_upload.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <string_view>

#include "api/api_error.hpp"
#include "api/incoming_file.hpp"
#include "api/json_body.hpp"
#include "api/resources.hpp"
#include "api/stored_image.hpp"
#include "base/binary_units.hpp"
#include "base/error.hpp"
#include "film/subtitle_font.hpp"
#include "media/content_name.hpp"

namespace storyflow::api {

namespace {

using base::ErrorKind;
using base::mebibyte;

constexpr std::size_t largest_font = 10 * mebibyte;
constexpr std::array<std::string_view, 2> drawn_extensions{".ttf", ".otf"};
constexpr std::array<std::string_view, 2> web_extensions{".woff", ".woff2"};

ApiError refused_font(std::string_view details) {
    return refusal(ErrorKind::invalid_input, "Invalid font file", details);
}

bool is_one_of(const std::array<std::string_view, 2>& extensions, std::string_view extension) {
    return std::ranges::find(extensions, extension) != extensions.end();
}

void require_drawable(std::string_view bytes) {
    try {
        static_cast<void>(film::SubtitleFont(bytes));
    } catch (const base::Error& error) {
        if (error.kind() != ErrorKind::invalid_input) throw;
        throw refused_font(error.what());
    }
}

void check_font(std::string_view file_name, std::string_view bytes) {
    const auto extension = file_extension(file_name);
    if (is_one_of(web_extensions, extension)) {
        throw refused_font(
            "Web fonts (.woff, .woff2) cannot be drawn into films; convert it to .ttf or .otf.");
    }
    if (!is_one_of(drawn_extensions, extension)) throw refused_font("Only .ttf and .otf files are accepted.");
    if (bytes.size() > largest_font) {
        throw refusal(ErrorKind::invalid_input, "File too large",
                      fmt::format("Font file must be under 10 MB. Got: {:.1f}MB",
                                  static_cast<double>(bytes.size()) / mebibyte));
    }
    require_drawable(bytes);
}

story::Settings store_font(const Services& services, const std::string& file_name, std::string_view bytes) {
    const auto target = media::MediaLibrary::font_path(file_name);
    // The checksum in the name tells a font that is published already from another one of the same name.
    const auto unique = media::content_name(services.ids.uuid() + file_extension(file_name), bytes);
    IncomingFile incoming(services.media, unique, bytes);
    const auto stored =
        services.settings_media.set_font({.family = std::filesystem::path(target).stem().string(),
                                          .file = target,
                                          .incoming_file = incoming.path()});
    incoming.keep();
    if (!services.keeper.apply(stored.changes)) {
        throw base::Error(ErrorKind::unavailable, services.settings.load().custom_font_file == target
                                                      ? "The font cannot be put into the media folder yet."
                                                      : "The font was lost on its way; send it again.");
    }
    return stored.settings;
}

}  // namespace

http::Response upload_font(const Services& services, const http::Request& request) {
    const auto body = read_body(request);
    const auto* file = body.file("font");
    if (file == nullptr) file = body.file("font_file");
    if (file == nullptr) throw refusal(ErrorKind::invalid_input, "No font file provided.");
    check_font(*file->file_name, file->body);
    return json_answer(200, settings_json(store_font(services, *file->file_name, file->body)));
}

}  // namespace storyflow::api
