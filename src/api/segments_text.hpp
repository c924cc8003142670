#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/answer_text.hpp"
#include "api/json_text.hpp"
#include "api/resources.hpp"
#include "api/services.hpp"

namespace storyflow::api {

/// Makes the text in front of the segments from the project's size.
using SegmentsOpening = std::function<std::string(const story::ProjectSize&)>;

/// How the segments are written; usually whole, as they are.
struct SegmentsForm {
    /// Called before the first segment, and once more if the store begins anew.
    std::function<void()> begin = [] {};
    /// Makes the text of one segment from its JSON.
    std::function<std::string(boost::json::object&& json)> segment = [](boost::json::object&& json) {
        return json_text(std::move(json));
    };
};

/// Writes all segments of a project after the opening, separated by commas, each as the store reads it, so
/// that only one at a time is in memory besides the text. Returns how many characters are still to be
/// narrated. Throws as `AnswerText`.
std::int64_t write_segments(const Services& services, std::string_view project_id,
                            const SegmentContext& context, const SegmentsOpening& opening, AnswerText& answer,
                            const SegmentsForm& form = {});

/// Promises (`AnswerText::promise`) an answer with a new project that has these segments.
void promise_segments(const std::vector<story::NewSegment>& segments, AnswerText& answer);
/// The same for a project to which segments will be added. Reads the project once.
void promise_segments(const Services& services, std::string_view project_id,
                      const std::vector<story::NewSegment>& more, AnswerText& answer);

}  // namespace storyflow::api
