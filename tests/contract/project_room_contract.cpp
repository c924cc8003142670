#include <algorithm>
#include <string>
#include <vector>

#include "story/project_size.hpp"
#include "tests/contract/suites.hpp"
#include "tests/support/segments_of.hpp"

/// All functions that add or lengthen text respect the limits of a project; all others still work beyond
/// them.
namespace storyflow::contract {

namespace {

using story::ProjectTooLarge;

story::SegmentEdit new_text(const std::string& text) {
    return {.text_content = text, .image_prompt = {}, .is_locked = {}};
}

/// Records the calls of a visitor.
class Shown final : public story::SegmentVisitor {
  public:
    void begin(const story::ProjectSize& announced) override {
        size = announced;
        segments.clear();
    }
    void visit(story::Segment&& segment) override { segments.push_back(std::move(segment)); }

    story::ProjectSize size;
    std::vector<story::Segment> segments;
};

class Interrupted final : public story::SegmentVisitor {
  public:
    void begin(const story::ProjectSize&) override {}
    void visit(story::Segment&&) override { throw base::Error(base::ErrorKind::unavailable, "enough"); }
};

}  // namespace

TEST_P(ProjectSizeContract, HoldsNoMoreTextThanTheLimit) {
    const auto project = make_project_of(story::most_text_bytes - 10, 10);
    const auto segments = support::segments_of(stores->segments(), project.id);
    const auto& id = segments.front().id;
    const std::string eleven(11, 'c');
    EXPECT_THROW(stores->segments().append(project.id, {{eleven, ""}}), ProjectTooLarge);
    EXPECT_THROW(stores->segments().append(project.id, {{"", eleven}}), ProjectTooLarge);
    EXPECT_THROW(stores->sequence().insert(project.id, id, {eleven, ""}), ProjectTooLarge);
    EXPECT_THROW(stores->segments().edit(id, new_text(segments.front().text_content + eleven)),
                 ProjectTooLarge);
    EXPECT_THROW(stores->segments().edit(id, {.text_content = {}, .image_prompt = eleven, .is_locked = {}}),
                 ProjectTooLarge);
    EXPECT_EQ(support::segments_of(stores->segments(), project.id).size(), 10U) << "nothing was written";
    EXPECT_EQ(stores->segments().find(id), segments.front());

    EXPECT_TRUE(stores->segments().append(project.id, {{std::string(10, 'c'), ""}})) << "just fits";
    EXPECT_THROW(stores->sequence().insert(project.id, id, {"c", ""}), ProjectTooLarge);
    EXPECT_TRUE(stores->sequence().split(id, 100, {})) << "makes nothing longer";
    EXPECT_TRUE(stores->segments().edit(id, new_text("short")));
    EXPECT_TRUE(stores->sequence().merge_next(id, {}));
    EXPECT_TRUE(stores->segments().append(project.id, {{eleven, ""}})) << "there is room again";
}

TEST_P(ProjectSizeContract, RefusesANewProjectBeyondTheLimit) {
    EXPECT_THROW(stores->projects().create(
                     {.title = "Long", .segments = {{std::string(story::most_text_bytes, 'a'), "b"}}}),
                 ProjectTooLarge);
    EXPECT_EQ(stores->projects().list({}, 0, 10).count, 0);
}

TEST_P(ProjectSizeContract, HoldsNoMoreSegmentsThanTheLimit) {
    const auto project = make_project();
    constexpr std::size_t at_once = 20'000;
    for (std::size_t left = story::most_segments - 1; left > 0; left -= std::min(left, at_once)) {
        stores->segments().append(project.id,
                                  std::vector<story::NewSegment>(std::min(left, at_once), {"ab", ""}));
    }
    const auto first = stores->segments().append(project.id, {{"cd", ""}}).value().front();
    EXPECT_THROW(stores->segments().append(project.id, {{"", ""}}), ProjectTooLarge);
    EXPECT_THROW(stores->sequence().insert(project.id, first.id, {"", ""}), ProjectTooLarge);
    EXPECT_THROW(stores->sequence().split(first.id, 1, {}), ProjectTooLarge);
    EXPECT_EQ(stores->projects().find(project.id)->segment_count, story::most_segments);
    EXPECT_TRUE(stores->segments().edit(first.id, new_text("longer text")));
    stores->segments().remove(first.id, {});
    EXPECT_TRUE(stores->segments().append(project.id, {{"", ""}}));
}

TEST_P(ProjectSizeContract, CountsEachProjectForItself) {
    const auto full = make_project_of(story::most_text_bytes, 10);
    const auto other = make_project(1);
    EXPECT_TRUE(stores->segments().append(other.id, {{std::string(1000, 'b'), ""}}));
    EXPECT_THROW(stores->segments().append(full.id, {{"b", ""}}), ProjectTooLarge);
}

TEST_P(ProjectSizeContract, ShowsAllSegmentsOneByOneAsTheyAreFound) {
    const auto project = make_project(3);
    stores->segments().append(project.id, {{"\xC3\xA9t\xC3\xA9", "sun"}});
    Shown shown;
    stores->segments().visit(project.id, shown);
    for (const auto& segment : shown.segments)
        EXPECT_EQ(segment, stores->segments().find(segment.id));
    EXPECT_EQ(shown.size, (story::ProjectSize{4, 3 * (6 + 9) + 5 + 3}));
    stores->segments().visit(unknown_id, shown);
    EXPECT_TRUE(shown.segments.empty());
    EXPECT_EQ(shown.size, story::ProjectSize{});
}

/// More than PostgreSQL fetches at once.
TEST_P(ProjectSizeContract, ShowsManySegmentsInOrder) {
    const std::vector<story::NewSegment> many(25'000, {"ab", ""});
    const auto project = stores->projects().create({.title = "Many", .segments = many});
    Shown shown;
    stores->segments().visit(project.id, shown);
    ASSERT_EQ(shown.segments.size(), many.size());
    for (std::size_t i = 0; i < many.size(); ++i)
        ASSERT_EQ(shown.segments[i].sequence_index, static_cast<std::int64_t>(i));
}

TEST_P(ProjectSizeContract, AVisitorMayBreakOff) {
    const auto project = make_project(3);
    Interrupted visitor;
    EXPECT_THROW(stores->segments().visit(project.id, visitor), base::Error);
    EXPECT_EQ(support::segments_of(stores->segments(), project.id).size(), 3U);
    EXPECT_TRUE(stores->segments().append(project.id, {{"Text", ""}}));
}

INSTANTIATE_TEST_SUITE_P(Store, ProjectSizeContract, with_tested_backend(), backend_name);

}  // namespace storyflow::contract
