#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "speech/engines.hpp"
#include "story/stores.hpp"

/// Reads stories from request bodies. The functions throw `ApiError` (400).
namespace storyflow::api {

/// The segments of the JSON format, numbered by their position. A null pointer stands for an absent field.
[[nodiscard]] std::vector<story::NewSegment> segments_from_json(const boost::json::value* segments);
/// The segments of the text format.
[[nodiscard]] std::vector<story::NewSegment> segments_from_text(std::string_view raw_text);

/// The body of `POST /api/projects/import/`. Throws all field errors together; only without any, errors of
/// the story's content.
[[nodiscard]] story::NewProject read_imported_project(const boost::json::object& fields);
/// The body of `POST /api/projects/{id}/import-segments/`.
[[nodiscard]] std::vector<story::NewSegment> read_imported_segments(const boost::json::object& fields);

/// Throws for the first segment whose own voice is neither published nor installed.
void require_known_voices(const std::vector<story::NewSegment>& segments, const speech::Engines& engines);

}  // namespace storyflow::api
