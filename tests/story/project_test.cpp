#include "story/project.hpp"

#include <gtest/gtest.h>

namespace storyflow::story {

namespace {

Project emmas_project() {
    Project project;
    project.title = "The Lighthouse";
    project.voice_id = "bf_emma";
    project.tts_speed = 1.25;
    return project;
}

}  // namespace

TEST(RenderStatus, IsAWordAndBack) {
    using enum RenderStatus;
    for (const auto status : {draft, processing, completed, failed})
        EXPECT_EQ(render_status_of(to_string(status)), status);
    EXPECT_EQ(to_string(completed), "COMPLETED");
    EXPECT_EQ(render_status_of("completed"), draft);
}

TEST(EditProject, ChangesOnlyWhatItNames) {
    auto project = emmas_project();
    edit(project, {});
    EXPECT_EQ(project, emmas_project());
    edit(project, {.title = "The Harbour", .voice_id = {}, .tts_speed = {}});
    EXPECT_EQ(project.title, "The Harbour");
    EXPECT_EQ(project.voice_id, "bf_emma");
    edit(project, {.title = {}, .voice_id = "bm_lewis", .tts_speed = 0.5});
    EXPECT_EQ(project.title, "The Harbour");
    EXPECT_EQ(project.voice_id, "bm_lewis");
    EXPECT_EQ(project.tts_speed, 0.5);
}

TEST(EditProject, GoesBackToTheSettings) {
    auto project = emmas_project();
    edit(project,
         {.title = {}, .voice_id = std::optional<std::string>(), .tts_speed = std::optional<double>()});
    EXPECT_EQ(project.voice_id, std::nullopt);
    EXPECT_EQ(project.tts_speed, std::nullopt);
}

}  // namespace storyflow::story
