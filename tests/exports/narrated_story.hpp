#pragma once

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "audio/wav.hpp"
#include "tests/exports/written_words.hpp"
#include "tests/support/story_room.hpp"

namespace storyflow::exports {

/// Publishes sounds of a real story in a real store.
class NarratedStory : public testing::Test {
  protected:
    void narrate(const story::Segment& segment, std::size_t frames) {
        audio::Pcm sound;
        sound.samples.assign(frames, 0.25F);
        const auto target = media::MediaLibrary::audio_path(segment.project_id, segment.id);
        const auto incoming = room_.library.write_incoming(room_.ids.hex(8), audio::encode_wav(sound));
        const story::Narration narration{.audio_file = target,
                                         .duration = sound.duration(),
                                         .engine = "kokoro",
                                         .voice = "af_heart",
                                         .text_revision = segment.text_revision};
        room_.keeper.apply(std::get<story::MediaChanges>(room_.segment_media.publish_narration(
            {segment.id, narration, incoming, written_words(segment.text_content), std::nullopt})));
    }

    support::StoryRoom room_;
    std::vector<story::Segment> story_ = room_.add_story({"One two.", "Three.", " "});
    std::string project_ = story_.front().project_id;
};

}  // namespace storyflow::exports
