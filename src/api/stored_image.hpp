#pragma once

#include <string>
#include <string_view>

#include "api/services.hpp"
#include "story/segment.hpp"

/// Pictures of segments: what may be one, and how it is stored.
namespace storyflow::api {

/// The extension of a file name in lower case with its dot (".png" of "Map.PNG"); empty if there is none.
/// Pure.
[[nodiscard]] std::string file_extension(std::string_view file_name);

/// The file name without folders and extension ("Map" of "C:\a\Map.PNG"), at most 200 characters. The name
/// is UTF-8. Pure.
[[nodiscard]] std::string file_stem(std::string_view file_name);

/// Throws `ApiError` (400) unless the file is a JPEG, PNG or WebP picture by name and content, of at most 20
/// MB.
void check_image(std::string_view file_name, std::string_view bytes);

/// Stores the picture of a segment under a new name, so that it never overwrites the previous one, and
/// returns its media-relative path. Throws as `SegmentMediaStore::set_image`, and `base::Error{unavailable}`
/// when it cannot be put into its place.
std::string store_image(const Services& services, const story::Segment& segment, std::string_view file_name,
                        std::string_view bytes);

}  // namespace storyflow::api
