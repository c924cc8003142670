#include "api/project_detail.hpp"

#include <cstdint>
#include <optional>
#include <string>

#include "api/engine_choice.hpp"
#include "api/json_text.hpp"

namespace storyflow::api {

namespace {

/// 0 if there is nothing to do, even while the pace is unknown.
std::optional<double> estimated_seconds(const Services& services, std::int64_t characters) {
    if (characters == 0) return 0.0;
    return services.tasks.seconds_for(characters);
}

std::string without_last(std::string json) {
    json.pop_back();
    return json;
}

}  // namespace

http::Response project_detail(int status, const Services& services, AnswerText answer,
                              const story::ProjectSummary& project, const MediaUrls& urls,
                              const boost::json::object& additions, const SegmentsForm& form) {
    const SegmentContext context{
        urls, own_rendition(project.project),
        narration::look_for_files(services.media, services.keeper, project.project.id)};
    const auto opening = [&](const story::ProjectSize&) {
        return without_last(json_text(project_detail_head_json(project))) + R"(,"segments":[)";
    };
    const auto characters = write_segments(services, project.project.id, context, opening, answer, form);
    answer.append("],");
    auto tail = project_detail_tail_json(project, estimated_seconds(services, characters));
    for (const auto& addition : additions)
        tail.emplace(addition.key(), addition.value());
    answer.append(json_text(tail).substr(1));
    return http::json_response(status, answer.take());
}

}  // namespace storyflow::api
