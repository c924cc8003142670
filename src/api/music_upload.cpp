#include "api/music_upload.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "api/api_error.hpp"
#include "api/incoming_file.hpp"
#include "api/json_body.hpp"
#include "api/resources.hpp"
#include "api/stored_image.hpp"
#include "base/binary_units.hpp"
#include "base/error.hpp"
#include "film/music.hpp"
#include "media/content_name.hpp"

namespace storyflow::api {

namespace {

using base::ErrorKind;
using base::mebibyte;

constexpr std::size_t largest_music = 50 * mebibyte;
constexpr std::array<std::string_view, 7> music_extensions{".aac", ".flac", ".m4a", ".mp3",
                                                           ".ogg", ".opus", ".wav"};

ApiError refused_music(std::string_view details) {
    return refusal(ErrorKind::invalid_input, "Invalid music file", details);
}

void check_file(std::string_view file_name, std::string_view bytes) {
    if (std::ranges::find(music_extensions, file_extension(file_name)) == music_extensions.end())
        throw refused_music("Only .aac, .flac, .m4a, .mp3, .ogg, .opus and .wav files are accepted.");
    if (bytes.size() > largest_music) {
        throw refusal(ErrorKind::invalid_input, "File too large",
                      fmt::format("Music file must be under 50 MB. Got: {:.1f}MB",
                                  static_cast<double>(bytes.size()) / mebibyte));
    }
}

void require_ffmpeg(const Services& services) {
    if (!services.options.ffmpeg.empty()) return;
    throw refusal(ErrorKind::unavailable,
                  "There is no program ffmpeg, which reads music. Install it and start the server again; on "
                  "Debian: apt install ffmpeg");
}

/// Decodes its beginning as a film does, so that no music is accepted that a film then cannot play. `file`:
/// media-relative.
void require_playable(const Services& services, const std::string& file) {
    try {
        film::require_music(services.options.ffmpeg, services.media.absolute(file),
                            services.options.stopping);
    } catch (const base::Error& error) {
        if (error.kind() != ErrorKind::invalid_input) throw;
        throw refused_music(error.what());
    }
}

story::Settings store_music(const Services& services, const std::string& file_name, std::string_view bytes) {
    const auto target = media::MediaLibrary::music_path(file_name);
    // The checksum in the name tells music that is published already from another piece of the same name.
    const auto unique = media::content_name(services.ids.uuid() + file_extension(file_name), bytes);
    IncomingFile incoming(services.media, unique, bytes);
    require_playable(services, incoming.path());
    const auto stored = services.settings_media.set_music({.file = target, .incoming_file = incoming.path()});
    incoming.keep();
    if (!services.keeper.apply(stored.changes)) {
        throw base::Error(ErrorKind::unavailable, services.settings.load().music_file == target
                                                      ? "The music cannot be put into the media folder yet."
                                                      : "The music was lost on its way; send it again.");
    }
    return stored.settings;
}

}  // namespace

http::Response upload_music(const Services& services, const http::Request& request) {
    const auto body = read_body(request);
    const auto* file = body.file("file");
    if (file == nullptr) throw refusal(ErrorKind::invalid_input, "No file provided.");
    check_file(*file->file_name, file->body);
    require_ffmpeg(services);
    return json_answer(200, settings_json(store_music(services, *file->file_name, file->body)));
}

http::Response delete_music(const Services& services, const http::Request&) {
    const auto removed = services.settings_media.remove_music();
    if (!removed) throw refusal(ErrorKind::not_found, "There is no music.");
    services.keeper.apply(*removed);
    return no_content();
}

}  // namespace storyflow::api
