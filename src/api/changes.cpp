#include "api/changes.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <vector>

#include "api/addressed.hpp"
#include "api/field_reader.hpp"
#include "api/json_body.hpp"
#include "api/resources.hpp"
#include "story/change.hpp"

namespace storyflow::api {

namespace {

using boost::json::value;

boost::json::object change_json(const story::StoryChange& change) {
    const bool has_segment = !change.segment_id.empty();
    return {{"id", change.id},
            {"kind", to_string(change.kind)},
            {"segment_id", has_segment ? value(change.segment_id) : value(nullptr)},
            {"place", has_segment ? value(change.place) : value(nullptr)},
            {"segments", change.segments},
            {"word", change.word.empty() ? value(nullptr) : value(change.word)},
            {"changed_at", timestamp_text(change.changed_at)}};
}

boost::json::array changes_json(const std::vector<story::StoryChange>& changes) {
    boost::json::array list;
    for (const auto& change : changes)
        list.push_back(change_json(change));
    return list;
}

/// The change that the client means; std::nullopt: whichever is next.
std::optional<std::int64_t> read_expected(const http::Request& request) {
    const auto body = read_body(request);
    FieldReader reader(body.fields);
    auto expected = reader.integer("change");
    reader.check();
    return expected;
}

story::FileCheck kept_files(const Services& services) {
    return [&services](const std::string& file) { return services.media.is_there(file); };
}

http::Response outcome_answer(const Services& services, const std::optional<story::ChangeOutcome>& outcome) {
    if (!outcome) throw no_such_project();
    services.keeper.apply(outcome->media);
    return json_answer(200, {{"change", change_json(outcome->change)},
                             {"restored", outcome->restored},
                             {"left_out", outcome->left_out}});
}

}  // namespace

http::Response list_changes(const Services& services, const http::Request& request) {
    const auto project = addressed_project(services, request);
    const auto list = services.changes.list(project.project.id);
    if (!list) throw no_such_project();
    return json_answer(200, {{"undo", changes_json(list->undoable)}, {"redo", changes_json(list->redoable)}});
}

http::Response undo_change(const Services& services, const http::Request& request) {
    const auto project = addressed_project(services, request);
    const auto expected = read_expected(request);
    return outcome_answer(services,
                          services.changes.undo(project.project.id, expected, kept_files(services)));
}

http::Response redo_change(const Services& services, const http::Request& request) {
    const auto project = addressed_project(services, request);
    const auto expected = read_expected(request);
    return outcome_answer(services,
                          services.changes.redo(project.project.id, expected, kept_files(services)));
}

}  // namespace storyflow::api
