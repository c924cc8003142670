#include "exports/overlay.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace storyflow::exports {

TEST(Overlay, LetsEachClipLastUpToTheNextOne) {
    const auto clips = with_pauses({{"a", {10, 20}}, {"b", {30, 30}}, {"c", {30, 40}}, {"d", {5, 9}}}, 100);
    ASSERT_EQ(clips.size(), 2U);
    EXPECT_EQ(clips[0].element, "a");
    EXPECT_EQ(clips[0].sound.end, 30U);
    EXPECT_EQ(clips[1].element, "c");
    EXPECT_EQ(clips[1].sound.end, 100U);
    EXPECT_TRUE(with_pauses({{"a", {100, 100}}}, 100).empty());
    EXPECT_EQ(duration_of(clips), 90U * 1000 / 24'000);
}

TEST(Overlay, NamesElementAndTimes) {
    const auto smil = overlay_document({"../a.xhtml", "chapter", "b.mp3"},
                                       std::vector<EpubClip>{{"w1", {0, 24'000}}}, 12'000);
    EXPECT_THAT(smil, testing::AllOf(testing::HasSubstr("epub:textref=\"../a.xhtml#chapter\""),
                                     testing::HasSubstr("<text src=\"../a.xhtml#w1\"/><audio src=\"b.mp3\" "
                                                        "clipBegin=\"0.50000s\" clipEnd=\"1.50000s\"/>")));
}

}  // namespace storyflow::exports
