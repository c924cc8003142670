#include "api/segments.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/addressed.hpp"
#include "api/api_error.hpp"
#include "api/client_name.hpp"
#include "api/engine_choice.hpp"
#include "api/entity_tag.hpp"
#include "api/field_reader.hpp"
#include "api/image_fit_field.hpp"
#include "api/json_body.hpp"
#include "api/json_text.hpp"
#include "api/opening_fields.hpp"
#include "api/pagination.hpp"
#include "api/rendition_fields.hpp"
#include "api/resources.hpp"
#include "api/segments_text.hpp"
#include "base/ids.hpp"

namespace storyflow::api {

namespace {

using base::ErrorKind;

SegmentContext context_of(const Services& services, const http::Request& request,
                          std::string_view project_id) {
    return {MediaUrls::absolute(request), own_rendition(services, project_id),
            narration::look_for_files(services.media, services.keeper)};
}

// The callers read `context` before the change is stored: if a read failed afterwards, the answer would
// report a failure although the change is stored.
http::Response answer_with(int status, const story::Segment& segment, const SegmentContext& context) {
    return json_answer(status, segment_json(segment, context));
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

story::NewSegment read_new_segment(const boost::json::object& fields, const speech::Engines& engines) {
    constexpr TextRule as_written{.blank_allowed = true, .trimmed = false};
    FieldReader reader(fields);
    const auto text = reader.text("text_content", as_written);
    const auto prompt = reader.text("image_prompt", as_written);
    const auto voice = read_own_voice(reader, engines);
    const auto speed = read_own_speed(reader);
    auto opening = read_opening(reader);
    const auto fit = read_image_fit(reader);
    reader.check();
    return {.text_content = text.value_or(""),
            .image_prompt = prompt.value_or(""),
            .voice_id = voice.value_or(std::nullopt),
            .tts_speed = speed.value_or(std::nullopt),
            .opening = std::move(opening),
            .image_fit = fit.value_or(story::PictureFit::fill)};
}

story::Segment append(const Services& services, const std::string& project_id,
                      const story::NewSegment& segment) {
    const auto added = services.segments.append(project_id, {segment});
    if (!added) throw unknown_project();
    return added->front();
}

/// If `after` is null, inserts in front of all segments.
story::Segment insert_behind(const Services& services, const std::string& project_id,
                             const boost::json::value& after, const story::NewSegment& segment) {
    const auto id = after.is_string() ? base::parse_uuid(after.get_string()) : std::nullopt;
    if (!id && !after.is_null()) throw field_error("after", "Must be the id of a segment, or null.");
    auto added = services.sequence.insert(project_id, id, segment);
    if (!added) throw field_error("after", "There is no segment with this id in the project.");
    return *std::move(added);
}

constexpr std::string_view end_of_list = "]}";

/// The page's JSON up to the end of its list, which is its last field.
std::string without_end_of_list(std::string page) {
    page.resize(page.size() - end_of_list.size());
    return page;
}

story::SegmentEdit read_edit(const boost::json::object& fields, const speech::Engines& engines) {
    constexpr TextRule may_be_blank{.blank_allowed = true};
    FieldReader reader(fields);
    story::SegmentEdit edit{.text_content = reader.text("text_content", may_be_blank),
                            .image_prompt = reader.text("image_prompt", may_be_blank),
                            .is_locked = reader.boolean("is_locked"),
                            .voice_id = read_own_voice(reader, engines),
                            .tts_speed = read_own_speed(reader),
                            .chapter = read_chapter(reader),
                            .scene_break = reader.boolean("scene_break"),
                            .pause_before = read_pause(reader),
                            .image_fit = read_image_fit(reader)};
    reader.check();
    return edit;
}

/// The value of `Change-Group`; empty without the header.
story::ChangeGroup change_group(const http::Request& request) {
    return read_client_name(request, "Change-Group").value_or("");
}

}  // namespace

http::Response list_segments(const Services& services, const http::Request& request) {
    const auto project_id = base::parse_uuid(request.query_parameter("project").value_or(""));
    if (!project_id) return json_answer(200, PageRequest(request, 0, 1).answer({}));
    const SegmentContext context{MediaUrls::absolute(request), own_rendition(services, *project_id),
                                 narration::look_for_files(services.media, services.keeper, *project_id)};
    const auto opening = [&](const story::ProjectSize& size) {
        const PageRequest page(request, size.segments, std::max<std::int64_t>(1, size.segments));
        return without_end_of_list(json_text(page.answer({})));
    };
    AnswerText answer(request);
    write_segments(services, *project_id, context, opening, answer);
    answer.append(end_of_list);
    return http::json_response(200, answer.take());
}

http::Response create_segment(const Services& services, const http::Request& request) {
    const auto body = read_body(request);
    const auto project_id = known_project_id(services, body.fields);
    const auto segment = read_new_segment(body.fields, services.engines);
    const auto* after = body.fields.if_contains("after");
    const auto context = context_of(services, request, project_id);
    const auto added = after != nullptr ? insert_behind(services, project_id, *after, segment)
                                        : append(services, project_id, segment);
    return answer_with(201, added, context);
}

http::Response get_segment(const Services& services, const http::Request& request) {
    const auto segment = addressed_segment(services, request);
    return answer_with(200, segment, context_of(services, request, segment.project_id));
}

http::Response update_segment(const Services& services, const http::Request& request) {
    const auto segment = addressed_segment(services, request);
    auto edit = read_edit(read_body(request).fields, services.engines);
    edit.made_on = matched_revisions(request);
    edit.group = change_group(request);
    const auto context = context_of(services, request, segment.project_id);
    try {
        const auto edited = services.segments.edit(segment.id, edit);
        if (!edited) throw no_such_segment();
        return answer_with(200, *edited, context);
    } catch (const story::TextChangedSince& conflict) {
        throw ApiError(conflict.kind(), conflict_json(conflict, context));
    } catch (const story::SegmentLocked&) {
        throw refusal(ErrorKind::invalid_input, "Cannot edit a locked segment. Unlock it first.");
    }
}

http::Response delete_segment(const Services& services, const http::Request& request) {
    const auto segment = addressed_segment(services, request);
    const story::SegmentRemoval removal{.seen = matched_revisions(request), .group = change_group(request)};
    try {
        const auto changes = services.segments.remove(segment.id, removal);
        if (!changes) throw no_such_segment();
        services.keeper.apply(*changes);
    } catch (const story::TextChangedSince& conflict) {
        const auto context = context_of(services, request, segment.project_id);
        throw ApiError(conflict.kind(), conflict_json(conflict, context));
    }
    services.keeper.remove_stray(media::MediaLibrary::audio_path(segment.project_id, segment.id));
    return no_content();
}

}  // namespace storyflow::api
