#pragma once

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <vector>

#include "tests/exports/written_words.hpp"
#include "tests/support/story_room.hpp"

namespace storyflow::exports {

/// Publishes sounds of a real story in a real store.
class NarratedStory : public testing::Test {
  protected:
    void narrate(const story::Segment& segment, std::size_t frames) {
        room_.narrate(segment, frames, written_words(segment.text_content));
    }

    support::StoryRoom room_;
    std::vector<story::Segment> story_ = room_.add_story({"One two.", "Three.", " "});
    std::string project_ = story_.front().project_id;
};

}  // namespace storyflow::exports
