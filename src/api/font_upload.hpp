#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

namespace storyflow::api {

/// `POST /api/settings/font/upload/`: the file field `font` (or `font_file`), a TrueType or OpenType font of
/// at most 10 MB, which becomes the font of subtitles. Answers with all settings. The previous font is
/// removed only after the new one is on the disk.
[[nodiscard]] http::Response upload_font(const Services& services, const http::Request& request);

}  // namespace storyflow::api
