#include "api/segment_cuts.hpp"

#include <boost/json/object.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "api/addressed.hpp"
#include "api/api_error.hpp"
#include "api/engine_choice.hpp"
#include "api/entity_tag.hpp"
#include "api/field_reader.hpp"
#include "api/json_body.hpp"
#include "api/resources.hpp"
#include "base/ids.hpp"
#include "story/split_merge.hpp"

namespace storyflow::api {

namespace {

using base::ErrorKind;

std::int64_t read_cut(const boost::json::object& fields) {
    FieldReader reader(fields);
    reader.require("at");
    const auto at = reader.integer("at");
    reader.check();
    return at.value_or(0);
}

/// The body may name the next segment's text: `If-Match` refers only to the addressed segment.
story::SeenNeighbours read_neighbours(const http::Request& request) {
    const auto body = read_body(request);
    FieldReader reader(body.fields);
    const auto next = reader.text("next");
    const auto next_id = next ? base::parse_uuid(*next) : std::nullopt;
    if (next && !next_id) reader.reject("next", "Must be the id of a segment.");
    const auto revision = reader.integer("next_text_revision");
    reader.check();
    story::SeenNeighbours seen{.first = matched_revisions(request), .next_id = next_id, .next = {}};
    if (revision) seen.next = {*revision};
    return seen;
}

/// Runs a change of one or two texts; converts the store's refusals to `ApiError`.
template <typename Change>
auto changed(const SegmentContext& context, const Change& change) {
    try {
        auto result = change();
        if (!result) throw no_such_segment();
        return *std::move(result);
    } catch (const story::TextChangedSince& conflict) {
        throw ApiError(conflict.kind(), conflict_json(conflict, context));
    } catch (const story::SegmentLocked& locked) {
        throw refusal(ErrorKind::conflict, locked.what());
    } catch (const story::SplitRefused& refused) {
        throw field_error("at", refused.what());
    }
}

/// The inputs of the answer besides the segments. Read before the change is stored: if a read failed
/// afterwards, the answer would report a failure although the change is stored.
SegmentContext context_of_answer(const Services& services, const http::Request& request,
                                 const std::string& project_id) {
    return {MediaUrls::absolute(request), own_rendition(services, project_id),
            narration::look_for_files(services.media, services.keeper)};
}

/// Removes the files of the deleted segment, including a WAV that no row refers to.
void remove_files(const Services& services, const story::MergedSegment& merged) {
    services.keeper.apply(merged.changes);
    services.keeper.remove_stray(
        media::MediaLibrary::audio_path(merged.segment.project_id, merged.removed_id));
}

}  // namespace

http::Response split_segment(const Services& services, const http::Request& request) {
    const auto segment = addressed_segment(services, request);
    const auto at = read_cut(read_body(request).fields);
    const auto context = context_of_answer(services, request, segment.project_id);
    const auto seen = matched_revisions(request);
    const auto split = changed(context, [&] { return services.sequence.split(segment.id, at, seen); });
    return json_answer(200, {{"segments", segments_json({split.first, split.second}, context)}});
}

http::Response merge_next_segment(const Services& services, const http::Request& request) {
    const auto segment = addressed_segment(services, request);
    const auto seen = read_neighbours(request);
    const auto context = context_of_answer(services, request, segment.project_id);
    const auto merging = changed(context, [&] { return services.sequence.merge_next(segment.id, seen); });
    if (std::holds_alternative<story::NothingThere>(merging)) {
        throw refusal(ErrorKind::invalid_input,
                      "This is the last segment: there is nothing to merge it with.");
    }
    const auto& merged = std::get<story::MergedSegment>(merging);
    remove_files(services, merged);
    return json_answer(200, segment_json(merged.segment, context));
}

}  // namespace storyflow::api
