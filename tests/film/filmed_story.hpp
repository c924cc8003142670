#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "audio/wav.hpp"
#include "film/story_for_film.hpp"
#include "tests/film/drawn_picture.hpp"
#include "tests/support/story_room.hpp"

namespace storyflow::film {

/// A real story in a real store, with sounds and pictures that tests publish; its films are small.
class FilmedStory : public testing::Test {
  protected:
    FilmedStory() { std::filesystem::create_directories(room_.library.absolute("projects")); }
    void SetUp() override {
        room_.settings.change([](story::Settings& settings) {
            settings.render_width = 128;
            settings.render_height = 72;
            settings.render_fps = 24;
        });
    }

    void narrate(const story::Segment& segment, double seconds) {
        room_.narrate(segment, static_cast<std::size_t>(seconds * audio::narration_rate),
                      {{"One", "one", 0.0, 0.25, 0, 3}});
    }
    void show(const story::Segment& segment, const std::string& bytes) {
        const auto target =
            media::MediaLibrary::image_path(segment.project_id, segment.id, "a.png", room_.ids.hex(4));
        const auto incoming = room_.library.write_incoming(room_.ids.hex(8), bytes);
        room_.keeper.apply(room_.segment_media.set_image(segment.id, target, incoming).value());
    }
    void complete(double seconds = 0.5) {
        for (const auto& segment : story_) {
            narrate(segment, seconds);
            show(segment, png_file(four_fields(64, 48)));
        }
    }

    tasks::ItemClaim claim_of(const std::string& task_id = "task", std::int64_t lease = 1) const {
        tasks::ItemClaim claim;
        claim.task_id = task_id;
        claim.project_id = project_;
        claim.segment_id = render_subject(project_);
        claim.lease = lease;
        claim.work = {"render", request_text({})};
        return claim;
    }

    support::StoryRoom room_;
    std::vector<story::Segment> story_ = room_.add_story({"One two.", "Three."});
    std::string project_ = story_.front().project_id;
    StorySources sources_{.projects = room_.projects,
                          .segments = room_.segments,
                          .segment_media = room_.segment_media,
                          .settings = room_.settings,
                          .find_logo = [](std::string_view) { return std::optional<story::Logo>(); },
                          .library = room_.library};
};

/// What the work says when it fails; "it did" if it does not fail.
template <class Work>
std::string failure_of(Work work) {
    try {
        work();
    } catch (const base::Error& error) {
        return error.what();
    }
    return "it did";
}

}  // namespace storyflow::film
