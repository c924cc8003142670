#include "api/gallery.hpp"

#include <fmt/format.h>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "api/api_error.hpp"
#include "api/resources.hpp"
#include "base/download_name.hpp"
#include "base/error.hpp"
#include "base/ids.hpp"
#include "http/content_disposition.hpp"
#include "http/static_file.hpp"

namespace storyflow::api {

namespace {

/// The gallery writes UTC as an offset, as earlier clients know it.
std::string time_with_offset(base::Timestamp time) {
    auto text = timestamp_text(time);
    text.pop_back();
    return text + "+00:00";
}

boost::json::object film_json(const story::FilmOfProject& of) {
    return {{"id", of.project_id},
            {"title", of.title},
            {"created_at", time_with_offset(of.created_at)},
            {"updated_at", time_with_offset(of.updated_at)},
            {"resolution_width", of.film.width},
            {"resolution_height", of.film.height},
            {"framerate", of.film.frames_per_second},
            {"segment_count", of.segment_count},
            {"file_size", of.film.bytes},
            {"stream_url", fmt::format("/api/gallery/{}/stream/", of.project_id)},
            {"download_url", fmt::format("/api/gallery/{}/download/", of.project_id)},
            {"duration", of.film.duration},
            {"made_at", time_with_offset(of.film.made_at)}};
}

http::Response send_film(const Services& services, const http::Request& request, std::string_view how) {
    const auto id = base::parse_uuid(request.parameter("id"));
    const auto project = id ? services.projects.find(*id) : std::nullopt;
    if (!project) throw refusal(base::ErrorKind::not_found, "Project not found");
    const auto film = services.films.find(*id);
    const auto file = film ? services.media.servable(film->file) : std::nullopt;
    if (!file) throw refusal(base::ErrorKind::not_found, "Video file not found");
    auto response = http::serve_file(request, *file);
    response.headers.set("Content-Disposition",
                         http::content_disposition(how, base::download_name(project->project.title, ".mp4")));
    return response;
}

}  // namespace

http::Response list_gallery(const Services& services, const http::Request& /*request*/) {
    boost::json::array films;
    for (const auto& of : services.films.list()) {
        if (services.media.servable(of.film.file)) films.push_back(film_json(of));
    }
    return json_answer(200, std::move(films));
}

http::Response stream_film(const Services& services, const http::Request& request) {
    return send_film(services, request, "inline");
}

http::Response download_film(const Services& services, const http::Request& request) {
    return send_film(services, request, "attachment");
}

}  // namespace storyflow::api
