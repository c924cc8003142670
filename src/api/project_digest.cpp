#include "api/project_digest.hpp"

#include <fmt/format.h>

#include <boost/json/object.hpp>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "api/addressed.hpp"
#include "api/answer_text.hpp"
#include "api/coercion.hpp"
#include "api/json_text.hpp"
#include "api/project_detail.hpp"
#include "api/segment_digest.hpp"
#include "api/segments_measure.hpp"
#include "story/project_size.hpp"
#include "story/stores.hpp"

namespace storyflow::api {

namespace {

constexpr std::int64_t usual_texts = 60;

std::int64_t read_number(const http::Request& request, std::string_view parameter, std::int64_t usual) {
    const auto asked = request.query_parameter(parameter).value_or("");
    if (asked.empty()) return usual;
    const auto number =
        coerce_integer(boost::json::value(asked), {.least = 0, .greatest = story::most_segments});
    if (std::holds_alternative<Rejection>(number)) {
        throw field_error(parameter,
                          fmt::format("Must be a whole number from 0 to {}.", story::most_segments));
    }
    return std::get<std::int64_t>(number);
}

/// Writes the texts of the segments in a range of places.
class TextsWriter final : public story::SegmentVisitor {
  public:
    TextsWriter(std::int64_t from, std::int64_t count, AnswerText& answer)
        : from_(from), end_(from + count), answer_(answer) {}

    void begin(const story::ProjectSize&) override {
        place_ = 0;
        answer_.begin(0);
        answer_.append(R"({"texts":[)");
    }

    void visit(story::Segment&& segment) override {
        const auto place = place_++;
        if (place < from_ || place >= end_) return;
        answer_.take_for_piece(bytes_to_write_a_segment(segment.text_content.size()));
        if (place > from_) answer_.append(",");
        answer_.append(json_text({{"id", segment.id},
                                  {"text_revision", segment.text_revision},
                                  {"text_content", segment.text_content}}));
    }

  private:
    std::int64_t from_;
    std::int64_t end_;
    AnswerText& answer_;
    std::int64_t place_ = 0;
};

}  // namespace

http::Response get_project_digest(const Services& services, const http::Request& request) {
    SegmentDigest digest(read_number(request, "texts", usual_texts));
    const auto project = addressed_project(services, request);
    const SegmentsForm form{
        .begin = [&digest] { digest.restart(); },
        .segment = [&digest](boost::json::object&& segment) { return digest.next(std::move(segment)); }};
    return project_detail(200, services, AnswerText(request), project, MediaUrls::path_only(), {}, form);
}

http::Response list_texts(const Services& services, const http::Request& request) {
    const auto from = read_number(request, "from", 0);
    const auto count = read_number(request, "count", story::most_segments);
    const auto project = addressed_project(services, request).project.id;
    AnswerText answer(request);
    TextsWriter writer(from, count, answer);
    services.segments.visit(project, writer);
    answer.append("]}");
    return http::json_response(200, answer.take());
}

}  // namespace storyflow::api
