#include "api/peaks.hpp"

#include <fmt/format.h>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>

#include "api/addressed.hpp"
#include "api/api_error.hpp"
#include "api/coercion.hpp"
#include "api/resources.hpp"
#include "http/entity_tag.hpp"
#include "narration/narration_peaks.hpp"

namespace storyflow::api {

namespace {

using boost::json::value;

constexpr std::int64_t usual_count = 800;
constexpr IntegerRule count_rule{.least = 10, .greatest = 4000};

std::size_t read_count(const http::Request& request) {
    const auto asked = request.query_parameter("count").value_or("");
    if (asked.empty()) return usual_count;
    const auto count = coerce_integer(value(asked), count_rule);
    if (std::holds_alternative<Rejection>(count)) {
        throw field_error("count", "Must be a whole number from 10 to 4000.");
    }
    return static_cast<std::size_t>(std::get<std::int64_t>(count));
}

/// Includes the file: for a moment after publishing it is still that of the previous narration.
std::string entity_tag_of(const Services& services, const story::Segment& segment, std::size_t count) {
    if (!segment.narration) return fmt::format("\"none-{}\"", count);
    return fmt::format("\"{}-{}-{}\"", segment.narration_revision,
                       narration::file_version(*segment.narration, services.media), count);
}

boost::json::array peaks_json(const Services& services, const story::Segment& segment, std::size_t count) {
    boost::json::array json;
    if (!segment.narration) return json;
    json.reserve(count);
    for (const float peak : narration::narration_peaks(*segment.narration, count, services.media))
        json.emplace_back(std::round(double{peak} * 1000.0) / 1000.0);
    return json;
}

http::Response answer(const Services& services, const http::Request& request, const story::Segment& segment,
                      std::size_t count) {
    const auto& narration = segment.narration;
    const auto urls = MediaUrls::absolute(request);
    return json_answer(200,
                       {{"segment_id", segment.id},
                        {"audio_file", narration ? value(urls.of(narration->audio_file)) : value(nullptr)},
                        {"audio_duration", narration ? value(narration->duration) : value(nullptr)},
                        {"peaks", peaks_json(services, segment, count)}});
}

http::Response not_modified() {
    http::Response response;
    response.status = 304;
    return response;
}

}  // namespace

http::Response get_peaks(const Services& services, const http::Request& request) {
    const auto segment = addressed_segment(services, request);
    const auto count = read_count(request);
    const auto tag = entity_tag_of(services, segment, count);
    auto response =
        http::has_version(request, tag) ? not_modified() : answer(services, request, segment, count);
    response.headers.set("ETag", tag);
    response.headers.set("Cache-Control", "no-cache");
    return response;
}

}  // namespace storyflow::api
