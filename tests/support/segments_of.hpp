#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "story/stores.hpp"

namespace storyflow::support {

/// All segments of a project in their order.
inline std::vector<story::Segment> segments_of(story::SegmentStore& store, std::string_view project_id) {
    class Collector final : public story::SegmentVisitor {
      public:
        void begin(const story::ProjectSize&) override { segments.clear(); }
        void visit(story::Segment&& segment) override { segments.push_back(std::move(segment)); }

        std::vector<story::Segment> segments;
    };
    Collector collector;
    store.visit(project_id, collector);
    return std::move(collector.segments);
}

}  // namespace storyflow::support
