#pragma once

#include <boost/json/object.hpp>

#include "api/answer_text.hpp"
#include "api/resources.hpp"
#include "api/segments_text.hpp"
#include "api/services.hpp"
#include "http/message.hpp"
#include "story/project.hpp"

namespace storyflow::api {

/// The project with all its segments, and how long narrating the missing and stale ones would take. The text
/// is built in `answer`, with `additions` behind everything else, the segments in this form; throws as
/// `AnswerText`.
[[nodiscard]] http::Response project_detail(int status, const Services& services, AnswerText answer,
                                            const story::ProjectSummary& project, const MediaUrls& urls,
                                            const boost::json::object& additions = {},
                                            const SegmentsForm& form = {});

}  // namespace storyflow::api
