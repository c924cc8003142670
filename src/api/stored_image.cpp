#include "api/stored_image.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "api/addressed.hpp"
#include "api/api_error.hpp"
#include "api/incoming_file.hpp"
#include "base/binary_units.hpp"
#include "base/utf8.hpp"
#include "media/image_check.hpp"

namespace storyflow::api {

namespace {

using base::ErrorKind;
using base::mebibyte;

constexpr std::size_t largest_image = 20 * mebibyte;
constexpr std::array<std::string_view, 4> image_extensions{".jpg", ".jpeg", ".png", ".webp"};
constexpr std::size_t version_tag_digits = 7;

/// Tells whether the picture was lost or only delayed: the media keeper removes a lost picture's name from
/// the segment, and keeps it while the change is still in the journal.
base::Error not_in_place(const Services& services, const std::string& segment_id, const std::string& target) {
    const auto segment = services.segments.find(segment_id);
    if (segment && segment->image_file == target) {
        return {base::ErrorKind::unavailable, "The image cannot be put into the media folder yet."};
    }
    return {base::ErrorKind::unavailable, "The picture was lost on its way; send it again."};
}

}  // namespace

std::string file_extension(std::string_view file_name) {
    const auto name = file_name.substr(file_name.find_last_of("/\\") + 1);
    const auto dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || !base::is_valid_utf8(name)) return "";
    std::string extension(name.substr(dot));
    std::ranges::transform(extension, extension.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return extension;
}

std::string file_stem(std::string_view file_name) {
    constexpr std::size_t longest = 200;
    const auto name = file_name.substr(file_name.find_last_of("/\\") + 1);
    return std::string(base::first_code_points(name.substr(0, name.rfind('.')), longest));
}

void check_image(std::string_view file_name, std::string_view bytes) {
    const auto extension = file_extension(file_name);
    if (std::ranges::find(image_extensions, extension) == image_extensions.end()) {
        throw refusal(ErrorKind::invalid_input, "Invalid image file",
                      "Accepted formats: JPEG, PNG, WebP. Got: " + extension);
    }
    if (bytes.size() > largest_image) {
        const double size = static_cast<double>(bytes.size()) / mebibyte;
        throw refusal(ErrorKind::invalid_input, "File too large",
                      fmt::format("Maximum size is 20MB. Got: {:.1f}MB", size));
    }
    try {
        static_cast<void>(media::inspect_image(bytes));
    } catch (const base::Error& error) {
        throw refusal(ErrorKind::invalid_input, "Invalid image file",
                      fmt::format("File is corrupt or not a valid image: {}", error.what()));
    }
}

std::string store_image(const Services& services, const story::Segment& segment, std::string_view file_name,
                        std::string_view bytes) {
    auto target = media::MediaLibrary::image_path(segment.project_id, segment.id, file_name,
                                                  services.ids.hex(version_tag_digits));
    IncomingFile incoming(services.media, services.ids.uuid() + file_extension(file_name), bytes);
    const auto changes = services.segment_media.set_image(segment.id, target, incoming.path());
    if (!changes) throw no_such_segment();
    incoming.keep();
    if (!services.keeper.apply(*changes)) throw not_in_place(services, segment.id, target);
    return target;
}

}  // namespace storyflow::api
