#include "api/media_files.hpp"

#include "base/error.hpp"
#include "http/static_file.hpp"

namespace storyflow::api {

http::Response get_media_file(const Services& services, const http::Request& request) {
    const auto file = services.media.servable(request.parameter("path"));
    if (!file) throw base::Error(base::ErrorKind::not_found, "Not found.");
    return http::serve_file(request, *file);
}

}  // namespace storyflow::api
