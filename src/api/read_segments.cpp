#include "api/read_segments.hpp"

#include <cstddef>
#include <utility>

#include "api/answer_memory.hpp"

namespace storyflow::api {

namespace {

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

}  // namespace storyflow::api
