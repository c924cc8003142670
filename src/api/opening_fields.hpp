#pragma once

#include <boost/json/value.hpp>
#include <optional>

#include "api/field_reader.hpp"
#include "story/chapter.hpp"

/// The fields of a segment about what comes before it. A wrong value is recorded as an error of its field.
namespace storyflow::api {

/// A chapter as clients see it: `{"title", "level"}`, or null.
[[nodiscard]] boost::json::value chapter_json(const std::optional<story::ChapterStart>& chapter);

/// Reads `chapter`: an object with a `title` (at most 300 characters) and perhaps a `level` from 1 to 6; null
/// gives an inner std::nullopt.
[[nodiscard]] std::optional<std::optional<story::ChapterStart>> read_chapter(FieldReader& reader);

/// Reads `pause_before`, from 0 to 10 seconds; null gives an inner std::nullopt: by rule.
[[nodiscard]] std::optional<std::optional<double>> read_pause(FieldReader& reader);

/// The three fields of a new segment; absent ones have their defaults.
[[nodiscard]] story::Opening read_opening(FieldReader& reader);

}  // namespace storyflow::api
