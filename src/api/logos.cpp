#include "api/logos.hpp"

#include <algorithm>
#include <array>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <string>
#include <string_view>

#include "api/api_error.hpp"
#include "api/incoming_file.hpp"
#include "api/json_body.hpp"
#include "api/resources.hpp"
#include "api/stored_image.hpp"
#include "base/binary_units.hpp"
#include "base/error.hpp"
#include "base/ids.hpp"
#include "film/read_picture.hpp"
#include "media/content_name.hpp"
#include "media/image_check.hpp"

namespace storyflow::api {

namespace {

using base::ErrorKind;
using base::mebibyte;

constexpr std::size_t largest_logo = 5 * mebibyte;
// A logo is at most half as wide as a film; this bounds the memory of decoding it.
constexpr std::int64_t megapixel_limit = 16;
constexpr std::array<std::string_view, 4> logo_extensions{".jpeg", ".jpg", ".png", ".webp"};
constexpr std::size_t name_tag_digits = 7;

boost::json::object logo_json(const story::Logo& logo) {
    return {{"id", logo.id},
            {"name", logo.name},
            {"file", MediaUrls::path_only().of(logo.file)},
            {"uploaded_at", timestamp_text(logo.uploaded_at)}};
}

/// Decodes it as a film does, so that no logo is accepted that a film then cannot show.
void require_showable(std::string_view bytes) {
    try {
        const auto info = media::inspect_image(bytes);
        if (info.width * info.height > megapixel_limit * 1'000'000) {
            throw base::Error(ErrorKind::invalid_input,
                              "a logo has at most " + std::to_string(megapixel_limit) + " megapixels");
        }
        static_cast<void>(film::read_transparent_picture(bytes));
    } catch (const base::Error& error) {
        if (error.kind() != ErrorKind::invalid_input) throw;
        throw refusal(ErrorKind::invalid_input, "Invalid logo file",
                      std::string("The picture cannot be shown: ") + error.what());
    }
}

void check_logo(std::string_view file_name, std::string_view bytes) {
    if (std::ranges::find(logo_extensions, file_extension(file_name)) == logo_extensions.end())
        throw refusal(ErrorKind::invalid_input, "Only .jpeg, .jpg, .png, .webp files are allowed.");
    if (bytes.size() > largest_logo) throw refusal(ErrorKind::invalid_input, "Logo file must be under 5 MB.");
    require_showable(bytes);
}

story::Logo store_logo(const Services& services, const std::string& file_name, std::string_view bytes) {
    // The checksum in the name tells this logo's file from one that lies at its place by mistake.
    const auto unique = media::content_name(services.ids.uuid() + file_extension(file_name), bytes);
    IncomingFile incoming(services.media, unique, bytes);
    const auto stored = services.settings_media.add_logo(
        {.name = file_stem(file_name),
         .file = media::MediaLibrary::logo_path(file_name, {}),
         .file_if_taken = media::MediaLibrary::logo_path(file_name, services.ids.hex(name_tag_digits)),
         .incoming_file = incoming.path()});
    incoming.keep();
    if (!services.keeper.apply(stored.changes)) {
        throw base::Error(ErrorKind::unavailable, services.settings_media.find_logo(stored.logo.id)
                                                      ? "The logo cannot be put into the media folder yet."
                                                      : "The logo was lost on its way; send it again.");
    }
    return stored.logo;
}

ApiError no_such_logo() {
    return refusal(ErrorKind::not_found, "Logo not found.");
}

}  // namespace

http::Response list_logos(const Services& services, const http::Request&) {
    boost::json::array json;
    for (const auto& logo : services.settings_media.logos())
        json.push_back(logo_json(logo));
    return json_answer(200, json);
}

http::Response upload_logo(const Services& services, const http::Request& request) {
    const auto body = read_body(request);
    const auto* file = body.file("file");
    if (file == nullptr) throw refusal(ErrorKind::invalid_input, "No file provided.");
    check_logo(*file->file_name, file->body);
    return json_answer(201, logo_json(store_logo(services, *file->file_name, file->body)));
}

http::Response delete_logo(const Services& services, const http::Request& request) {
    const auto id = base::parse_uuid(request.parameter("logo_id"));
    const auto removed = id ? services.settings_media.remove_logo(*id) : std::nullopt;
    if (!removed) throw no_such_logo();
    services.keeper.apply(*removed);
    return no_content();
}

}  // namespace storyflow::api
