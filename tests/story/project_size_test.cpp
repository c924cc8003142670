#include "story/project_size.hpp"

#include <gtest/gtest.h>

#include <string>

#include "story/stores.hpp"

namespace storyflow::story {
namespace {

std::string refusal_of(const ProjectSize& now, const ProjectSize& growth) {
    try {
        require_room(now, growth);
        return "";
    } catch (const ProjectTooLarge& refused) {
        EXPECT_EQ(refused.kind(), base::ErrorKind::payload_too_large);
        return refused.what();
    }
}

TEST(ProjectSize, CountsBytesOfTextsAndPrompts) {
    EXPECT_EQ(size_of({{"Text", "Picture"}, {"\xC3\xA9", ""}}), (ProjectSize{2, 13}));
    EXPECT_EQ(size_of({}), ProjectSize{});
    Segment segment;
    segment.text_content = "abc";
    segment.image_prompt = "de";
    EXPECT_EQ(text_bytes_of(segment), 5);
}

TEST(ProjectSize, MayReachBothLimits) {
    EXPECT_EQ(refusal_of({most_segments - 1, most_text_bytes - 10}, {1, 10}), "");
}

TEST(ProjectSize, RefusesMoreAndNamesFieldAndLimit) {
    EXPECT_EQ(refusal_of({most_segments, 0}, {1, 0}),
              "segments: a project may hold at most 100000 segments; this would make it 100001.");
    EXPECT_EQ(refusal_of({1, most_text_bytes}, {0, 5}),
              "text_content: the texts, picture prompts and chapter titles of a project together may hold at "
              "most 50000000 "
              "bytes (50 MB); this would make it 50000005.");
}

TEST(ProjectSize, LetsALargerProjectDoWhatDoesNotMakeItLarger) {
    const ProjectSize larger{2 * most_segments, 2 * most_text_bytes};
    EXPECT_EQ(refusal_of(larger, {0, 0}), "");
    EXPECT_EQ(refusal_of(larger, {0, -7}), "");
    EXPECT_EQ(refusal_of(larger, {-1, 0}), "");
    EXPECT_NE(refusal_of(larger, {0, 1}), "");
    EXPECT_NE(refusal_of(larger, {1, -7}), "");
}

}  // namespace
}  // namespace storyflow::story
