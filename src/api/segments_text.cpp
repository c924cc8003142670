#include "api/segments_text.hpp"

#include <cstddef>
#include <utility>

#include "api/batch_selection.hpp"
#include "api/segments_measure.hpp"

namespace storyflow::api {

namespace {

class SegmentsWriter final : public story::SegmentVisitor {
  public:
    SegmentsWriter(const SegmentContext& context, const SegmentsOpening& opening, AnswerText& answer,
                   const SegmentsForm& form)
        : context_(context), opening_(opening), answer_(answer), form_(form) {}

    void begin(const story::ProjectSize& size) override {
        characters_ahead_ = 0;
        is_first_ = true;
        form_.begin();
        answer_.begin(expected_bytes(size));
        answer_.append(opening_(size));
    }

    void visit(story::Segment&& segment) override {
        const auto bytes = static_cast<std::size_t>(story::text_bytes_of(segment));
        answer_.take_for_piece(bytes_to_write_a_segment(bytes));
        if (!std::exchange(is_first_, false)) answer_.append(",");
        const bool lacks_file = context_.lacks_file && context_.lacks_file(segment);
        answer_.append(form_.segment(segment_json(segment, context_, lacks_file)));
        characters_ahead_ += characters_ahead(segment, context_.own, lacks_file);
    }

    [[nodiscard]] std::int64_t characters() const { return characters_ahead_; }

  private:
    const SegmentContext& context_;
    const SegmentsOpening& opening_;
    AnswerText& answer_;
    const SegmentsForm& form_;
    std::int64_t characters_ahead_ = 0;
    bool is_first_ = true;
};

void promise(const SegmentsMeasure& measure, AnswerText& answer) {
    constexpr std::size_t around_the_segments = 4096;
    answer.promise(measure.answer_bytes() + around_the_segments, measure.piece_bytes());
}

}  // namespace

std::int64_t write_segments(const Services& services, std::string_view project_id,
                            const SegmentContext& context, const SegmentsOpening& opening, AnswerText& answer,
                            const SegmentsForm& form) {
    constexpr int most_looks = 3;
    for (int look = 1;; ++look) {
        SegmentsWriter writer(context, opening, answer, form);
        services.segments.visit(project_id, writer);
        if (look == most_looks || !context.lacks_file.has_erred()) return writer.characters();
    }
}

void promise_segments(const std::vector<story::NewSegment>& segments, AnswerText& answer) {
    SegmentsMeasure measure;
    measure.add(segments);
    promise(measure, answer);
}

void promise_segments(const Services& services, std::string_view project_id,
                      const std::vector<story::NewSegment>& more, AnswerText& answer) {
    SegmentsMeasure measure;
    services.segments.visit(project_id, measure);
    measure.add(more);
    promise(measure, answer);
}

}  // namespace storyflow::api
