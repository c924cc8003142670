#include "exports/edit_list.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "tests/exports/story_on_disk.hpp"

namespace storyflow::exports {
namespace {

using testing::HasSubstr;

class EditList : public testing::Test {
  protected:
    EditList() {
        auto parts = std::vector{story_.add(36'000), story_.add(24'000)};
        parts[0].text = "Once\nupon";
        parts[1].text = "a time";
        parts[1].chapter = {"Two", 1};
        parts[1].pause_before = 12'480;
        sound_.emplace(story_.open(std::move(parts)));
    }

    StoryOnDisk story_;
    std::optional<StorySound> sound_;
    EditListOptions options_{.title = "Tale", .sound_file = "Tale.wav"};
};

}  // namespace

TEST_F(EditList, EdlHasAnEventForEachPart) {
    const auto list = edl_text(*sound_, options_);
    EXPECT_THAT(list, HasSubstr("TITLE: Tale\nFCM: NON-DROP FRAME\n\n"));
    EXPECT_THAT(list,
                HasSubstr("001  AX       A     C        00:00:00:00 00:00:01:13 01:00:00:00 01:00:01:13\n"
                          "* FROM CLIP NAME: Tale.wav\n* COMMENT: Once upon\n"));
    EXPECT_THAT(list,
                HasSubstr("002  AX       A     C        00:00:02:01 00:00:03:01 01:00:02:01 01:00:03:01\n"));
    EXPECT_THAT(list, HasSubstr("* COMMENT: CHAPTER Two\n"));
}

TEST_F(EditList, OtioIsExactToTheSample) {
    const auto timeline = boost::json::parse(otio_text(*sound_, options_));
    const auto& track = timeline.at("tracks").at("children").at(0);
    EXPECT_EQ(track.at("kind"), "Audio");
    const auto& items = track.at("children").as_array();
    ASSERT_EQ(items.size(), 3U);
    const auto value = [](const boost::json::value& item, const char* which) {
        return item.at("source_range").at(which).at("value").as_double();
    };
    EXPECT_EQ(items[1].at("OTIO_SCHEMA"), "Gap.1");
    EXPECT_EQ(value(items[1], "duration"), 12'480.0);
    EXPECT_EQ(value(items[2], "start_time"), 48'480.0);
    EXPECT_EQ(value(items[2], "duration"), 24'000.0);
    EXPECT_EQ(items[2].at("markers").at(0).at("name"), "Two");
    EXPECT_EQ(items[2].at("media_reference").at("target_url"), "Tale.wav");
}

}  // namespace storyflow::exports
