#include "narration/pronunciation_uses.hpp"

#include <algorithm>

namespace storyflow::narration {

namespace {

std::vector<text::Pronunciation> readings_of(const std::vector<story::Pronunciation>& entries) {
    std::vector<text::Pronunciation> readings;
    readings.reserve(entries.size());
    for (const auto& entry : entries)
        readings.push_back({entry.word, entry.spoken_as});
    return readings;
}

/// Counts while the segments pass by.
class UseCounter final : public story::SegmentVisitor {
  public:
    UseCounter(const PronunciationUses& uses, const text::UsedPronunciations& used)
        : uses_(uses), used_(used) {}

    void begin(const story::ProjectSize&) override { counts_.assign(uses_.entries().size(), {}); }

    void visit(story::Segment&& segment) override {
        for (const std::size_t entry : used_.in(segment.text_content)) {
            ++counts_[entry].segments;
            if (uses_.is_outdated(segment, entry)) ++counts_[entry].outdated;
        }
    }

    [[nodiscard]] const std::vector<PronunciationUse>& counts() const { return counts_; }

  private:
    const PronunciationUses& uses_;
    const text::UsedPronunciations& used_;
    std::vector<PronunciationUse> counts_{uses_.entries().size()};
};

}  // namespace

PronunciationUses::PronunciationUses(story::PronunciationStore& pronunciations, std::string_view project_id)
    : project_id_(project_id),
      entries_(pronunciations.list(project_id)),
      narrated_(pronunciations.narrated(project_id)),
      used_(readings_of(entries_)) {}

std::vector<PronunciationUse> PronunciationUses::count(story::SegmentStore& segments) const {
    if (entries_.empty()) return {};
    UseCounter counter(*this, used_);
    segments.visit(project_id_, counter);
    return counter.counts();
}

bool PronunciationUses::says(const story::Segment& segment, std::size_t entry) const {
    return std::ranges::binary_search(used_.in(segment.text_content), entry);
}

bool PronunciationUses::is_outdated(const story::Segment& segment, std::size_t entry) const {
    if (!segment.narration) return false;
    const auto narrated = narrated_.find(segment.id);
    return (narrated == narrated_.end() ? 0 : narrated->second) < entries_[entry].revision;
}

}  // namespace storyflow::narration
