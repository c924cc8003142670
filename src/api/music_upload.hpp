#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

namespace storyflow::api {

/// `POST /api/settings/music/`: the file field `file`, sound of at most 50 MB, which becomes the music of
/// films and is switched on. Answers with all settings; 503 without the program ffmpeg, which reads it. The
/// previous music is removed only after the new one is on the disk.
[[nodiscard]] http::Response upload_music(const Services& services, const http::Request& request);

/// `DELETE /api/settings/music/`: films have no music any more. 404 if there is none.
[[nodiscard]] http::Response delete_music(const Services& services, const http::Request& request);

}  // namespace storyflow::api
