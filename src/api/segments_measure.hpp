#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "story/project_size.hpp"
#include "story/segment.hpp"
#include "story/stores.hpp"

namespace storyflow::api {

/// About how many bytes the JSON of all segments of a project takes.
[[nodiscard]] std::size_t expected_bytes(const story::ProjectSize& size);
/// The memory for writing one segment with so much text, besides the answer itself.
[[nodiscard]] std::size_t bytes_to_write_a_segment(std::size_t text_bytes);

/// How much memory an answer with segments needs, before it is written: of a project's stored segments, and
/// of segments that will be added. Not thread-safe.
class SegmentsMeasure final : public story::SegmentVisitor {
  public:
    void begin(const story::ProjectSize& size) override;
    void visit(story::Segment&& segment) override;
    void add(const std::vector<story::NewSegment>& segments);

    /// Bytes of the answer: never less than its texts take in JSON.
    [[nodiscard]] std::size_t answer_bytes() const;
    /// Bytes for writing the largest segment, in addition to the answer.
    [[nodiscard]] std::size_t piece_bytes() const;

  private:
    void add(std::string_view text, std::string_view prompt, const story::Opening& opening);

    story::ProjectSize size_;
    std::size_t escapes_ = 0;  ///< bytes that JSON adds to the texts
    std::size_t largest_ = 0;  ///< bytes of the largest segment's text
};

}  // namespace storyflow::api
