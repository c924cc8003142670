#include "api/segments.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "api/addressed.hpp"
#include "api/api_error.hpp"
#include "api/field_reader.hpp"
#include "api/json_body.hpp"
#include "api/pagination.hpp"
#include "api/resources.hpp"
#include "base/ids.hpp"

namespace storyflow::api {

namespace {

using base::ErrorKind;

std::vector<story::Segment> segments_of(const Services& services, const std::optional<std::string>& project) {
    const auto id = base::parse_uuid(project.value_or(""));
    return id ? services.segments.list(*id) : std::vector<story::Segment>{};
}

ApiError unknown_project() {
    return refusal(ErrorKind::not_found, "Project not found.");
}

std::string known_project_id(const Services& services, const boost::json::object& fields) {
    const auto* sent = fields.if_contains("project");
    if (sent == nullptr || sent->is_null() || *sent == "") {
        throw refusal(ErrorKind::invalid_input, "The \"project\" field is required.");
    }
    auto id = sent->is_string() ? base::parse_uuid(sent->get_string()) : std::nullopt;
    if (!id || !services.projects.find(*id)) throw unknown_project();
    return *std::move(id);
}

story::NewSegment read_new_segment(const boost::json::object& fields) {
    constexpr TextRule as_written{.blank_allowed = true, .trimmed = false};
    FieldReader reader(fields);
    const auto text = reader.text("text_content", as_written);
    const auto prompt = reader.text("image_prompt", as_written);
    reader.check();
    return {.text_content = text.value_or(""), .image_prompt = prompt.value_or("")};
}

story::SegmentEdit read_edit(const boost::json::object& fields) {
    constexpr TextRule may_be_blank{.blank_allowed = true};
    FieldReader reader(fields);
    story::SegmentEdit edit{.text_content = reader.text("text_content", may_be_blank),
                            .image_prompt = reader.text("image_prompt", may_be_blank),
                            .is_locked = reader.boolean("is_locked")};
    reader.check();
    return edit;
}

}  // namespace

http::Response list_segments(const Services& services, const http::Request& request) {
    const auto segments = segments_of(services, request.query_parameter("project"));
    const auto count = static_cast<std::int64_t>(segments.size());
    const PageRequest page(request, count, std::max<std::int64_t>(1, count));
    return json_answer(200, page.answer(segments_json(segments, MediaUrls::absolute(request))));
}

http::Response create_segment(const Services& services, const http::Request& request) {
    const auto body = read_body(request);
    const auto project_id = known_project_id(services, body.fields);
    const auto added = services.segments.append(project_id, {read_new_segment(body.fields)});
    if (!added) throw unknown_project();
    return json_answer(201, segment_json(added->front(), MediaUrls::absolute(request)));
}

http::Response get_segment(const Services& services, const http::Request& request) {
    return json_answer(200, segment_json(addressed_segment(services, request), MediaUrls::absolute(request)));
}

http::Response update_segment(const Services& services, const http::Request& request) {
    const auto segment = addressed_segment(services, request);
    const auto edit = read_edit(read_body(request).fields);
    try {
        const auto edited = services.segments.edit(segment.id, edit);
        if (!edited) throw no_such_segment();
        return json_answer(200, segment_json(*edited, MediaUrls::absolute(request)));
    } catch (const story::SegmentLocked&) {
        throw refusal(ErrorKind::invalid_input, "Cannot edit a locked segment. Unlock it first.");
    }
}

http::Response delete_segment(const Services& services, const http::Request& request) {
    const auto segment = addressed_segment(services, request);
    const auto changes = services.segments.remove(segment.id);
    if (!changes) throw no_such_segment();
    services.keeper.apply(*changes);
    // A WAV in the segment's place goes too, even if no row ever named it (a restored backup, say).
    services.media.remove_file(media::MediaLibrary::audio_path(segment.project_id, segment.id));
    return no_content();
}

}  // namespace storyflow::api
