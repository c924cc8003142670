#include "api/segments_text.hpp"

#include <cstddef>
#include <utility>

#include "api/batch_selection.hpp"
#include "api/json_text.hpp"

namespace storyflow::api {

namespace {

constexpr std::size_t keys_and_addresses = 800;  ///< of a segment's JSON, with a narration and a picture
constexpr std::size_t copies_of_a_segment = 4;   ///< while one is written: row, values, text, its escapes
constexpr std::size_t uncounted_segment = 16 * 1024;

/// Quotes and line ends take a second byte each.
std::size_t expected_bytes(const story::ProjectSize& size) {
    const auto text = static_cast<std::size_t>(size.text_bytes);
    return text + text / 16 + static_cast<std::size_t>(size.segments) * keys_and_addresses;
}

class SegmentsWriter final : public story::SegmentVisitor {
  public:
    SegmentsWriter(const SegmentContext& context, const SegmentsOpening& opening, AnswerText& answer)
        : context_(context), opening_(opening), answer_(answer) {}

    void begin(const story::ProjectSize& size) override {
        characters_ahead_ = 0;
        is_first_ = true;
        answer_.begin(expected_bytes(size));
        answer_.append(opening_(size));
    }

    void visit(story::Segment&& segment) override {
        const auto bytes = static_cast<std::size_t>(story::text_bytes_of(segment));
        if (bytes > uncounted_segment) answer_.take_for_piece(bytes * copies_of_a_segment);
        if (!std::exchange(is_first_, false)) answer_.append(",");
        const bool lacks_file = context_.lacks_file && context_.lacks_file(segment);
        answer_.append(json_text(segment_json(segment, context_, lacks_file)));
        characters_ahead_ += characters_ahead(segment, context_.own, lacks_file);
    }

    [[nodiscard]] std::int64_t characters() const { return characters_ahead_; }

  private:
    const SegmentContext& context_;
    const SegmentsOpening& opening_;
    AnswerText& answer_;
    std::int64_t characters_ahead_ = 0;
    bool is_first_ = true;
};

class SegmentCollector final : public story::SegmentVisitor {
  public:
    explicit SegmentCollector(const http::Request& request) : request_(request) {}

    void begin(const story::ProjectSize& size) override {
        const auto count = static_cast<std::size_t>(size.segments);
        take_memory(request_, static_cast<std::size_t>(size.text_bytes) + count * bytes_of_a_row);
        segments.clear();
        segments.reserve(count);
    }
    void visit(story::Segment&& segment) override { segments.push_back(std::move(segment)); }

    std::vector<story::Segment> segments;

  private:
    static constexpr std::size_t bytes_of_a_row = sizeof(story::Segment) + 400;

    const http::Request& request_;
};

}  // namespace

std::vector<story::Segment> read_segments(const Services& services, const http::Request& request,
                                          std::string_view project_id) {
    SegmentCollector collector(request);
    services.segments.visit(project_id, collector);
    return std::move(collector.segments);
}

std::int64_t write_segments(const Services& services, std::string_view project_id,
                            const SegmentContext& context, const SegmentsOpening& opening,
                            AnswerText& answer) {
    SegmentsWriter writer(context, opening, answer);
    services.segments.visit(project_id, writer);
    return writer.characters();
}

}  // namespace storyflow::api
