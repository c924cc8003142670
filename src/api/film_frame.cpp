#include "api/film_frame.hpp"

#include <boost/json/value.hpp>
#include <string>
#include <utility>
#include <variant>

#include "api/addressed.hpp"
#include "api/api_error.hpp"
#include "api/coercion.hpp"
#include "api/film_sources.hpp"
#include "base/error.hpp"

namespace storyflow::api {

namespace {

double read_time(const http::Request& request) {
    const auto asked = request.query_parameter("t").value_or("");
    const auto read = coerce_float(boost::json::value(asked.empty() ? "0" : asked));
    const auto* seconds = std::get_if<double>(&read);
    if (seconds == nullptr || *seconds < 0.0)
        throw field_error("t", "Must be a number of seconds from 0 on.");
    return *seconds;
}

}  // namespace

FilmFrame::FilmFrame(const Services& services)
    : services_(&services), preview_(std::make_shared<film::FramePreview>(film_sources(services))) {}

http::Response FilmFrame::operator()(const http::Request& request) const {
    const double seconds = read_time(request);
    const auto project = addressed_project(*services_, request).project;
    http::Response response;
    try {
        response.body = preview_->jpeg_at(project.id, seconds);
    } catch (const base::Error& error) {
        if (error.kind() == base::ErrorKind::internal) throw;  // so that it is logged
        throw refusal(error.kind(), error.what());
    }
    response.headers.set("Content-Type", "image/jpeg");
    response.headers.set("Cache-Control", "no-store");
    return response;
}

}  // namespace storyflow::api
