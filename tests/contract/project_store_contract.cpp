#include <gmock/gmock.h>

#include "tests/contract/suites.hpp"

namespace storyflow::contract {

using namespace std::chrono_literals;

TEST_P(ProjectStoreContract, StoresAProjectWithItsSegmentsInOrder) {
    const auto project = make_project(3);
    const auto found = stores->projects().find(project.id);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->project.title, "The Lighthouse");
    EXPECT_EQ(found->project.created_at, stores->clock.now());
    EXPECT_EQ(found->project.status, story::RenderStatus::draft);
    EXPECT_EQ(found->project.output_path, std::nullopt);
    EXPECT_EQ(found->segment_count, 3);
    const auto segments = stores->segments().list(project.id);
    ASSERT_EQ(segments.size(), 3U);
    for (std::size_t i = 0; i < segments.size(); ++i) {
        EXPECT_EQ(segments[i].sequence_index, static_cast<std::int64_t>(i));
        EXPECT_EQ(segments[i].text_content, "Text " + std::to_string(i));
        EXPECT_EQ(segments[i].image_prompt, "Picture " + std::to_string(i));
    }
}

TEST_P(ProjectStoreContract, KeepsTheResolutionAndFrameRate) {
    const auto project = stores->projects().create({"Tall", 1080, 1920, 60, {}});
    const auto found = stores->projects().find(project.id)->project;
    EXPECT_EQ(found.resolution_width, 1080);
    EXPECT_EQ(found.resolution_height, 1920);
    EXPECT_EQ(found.framerate, 60);
}

TEST_P(ProjectStoreContract, KeepsAnyTextAsItIs) {
    const std::string title = "Ünïcode \xF0\x9F\x8C\x8A 'quotes' \"double\"; DROP TABLE projects; --\n\ttab";
    const auto project = stores->projects().create({.title = title, .segments = {}});
    EXPECT_EQ(stores->projects().find(project.id)->project.title, title);
}

TEST_P(ProjectStoreContract, ReportsAnUnknownIdByAbsence) {
    EXPECT_FALSE(stores->projects().find(unknown_id));
    EXPECT_FALSE(stores->projects().rename(unknown_id, "Title"));
    EXPECT_FALSE(stores->projects().remove(unknown_id));
}

TEST_P(ProjectStoreContract, ListsTheNewestFirstInPages) {
    std::vector<std::string> newest_first;
    for (int i = 0; i < 5; ++i) {
        newest_first.insert(newest_first.begin(), make_project(1).id);
        stores->clock.advance(1s);
    }
    const auto page = stores->projects().list(1, 2);
    EXPECT_EQ(page.count, 5);
    ASSERT_EQ(page.projects.size(), 2U);
    EXPECT_EQ(page.projects[0].project.id, newest_first[1]);
    EXPECT_EQ(page.projects[1].project.id, newest_first[2]);
    EXPECT_EQ(page.projects[0].segment_count, 1);
    EXPECT_TRUE(stores->projects().list(5, 2).projects.empty());
}

TEST_P(ProjectStoreContract, PagesAreStableForProjectsOfTheSameInstant) {
    std::vector<std::string> ids;
    for (int i = 0; i < 6; ++i)
        ids.push_back(make_project().id);
    std::vector<std::string> listed;
    for (int offset = 0; offset < 6; offset += 2) {
        for (const auto& summary : stores->projects().list(offset, 2).projects)
            listed.push_back(summary.project.id);
    }
    EXPECT_THAT(listed, testing::UnorderedElementsAreArray(ids));
}

TEST_P(ProjectStoreContract, RenamingChangesTheTitleAndTheTimeOfUpdate) {
    const auto project = make_project(2);
    stores->clock.advance(1s);
    const auto renamed = stores->projects().rename(project.id, "The Harbour");
    ASSERT_TRUE(renamed);
    EXPECT_EQ(renamed->project.title, "The Harbour");
    EXPECT_EQ(renamed->project.created_at, project.created_at);
    EXPECT_EQ(renamed->project.updated_at, stores->clock.now());
    EXPECT_EQ(renamed->segment_count, 2);
}

TEST_P(ProjectStoreContract, TheTimeOfUpdateNeverGoesBack) {
    const auto project = make_project();
    stores->clock.advance(-1h);
    const auto renamed = stores->projects().rename(project.id, "The Harbour");
    EXPECT_GT(renamed->project.updated_at, project.updated_at);
}

TEST_P(ProjectStoreContract, RemovingTakesTheSegmentsAlongAndOwesTheRemovalOfTheFolder) {
    const auto project = make_project(2);
    const auto other = make_project(1);
    const auto changes = stores->projects().remove(project.id);
    ASSERT_TRUE(changes);
    ASSERT_EQ(changes->size(), 1U);
    EXPECT_EQ(changes->front().action, story::MediaChange::Action::remove_tree);
    EXPECT_EQ(changes->front().target, "projects/" + project.id);
    EXPECT_EQ(stores->journal().pending(), *changes);
    EXPECT_FALSE(stores->projects().find(project.id));
    EXPECT_TRUE(stores->segments().list(project.id).empty());
    EXPECT_EQ(stores->segments().list(other.id).size(), 1U);
}

TEST_P(ProjectStoreContract, KeepsEverythingOverARestart) {
    const auto project = make_project(2);
    const auto segments = stores->segments().list(project.id);
    stores->reopen();
    EXPECT_EQ(stores->projects().find(project.id)->project.created_at, project.created_at);
    EXPECT_EQ(stores->segments().list(project.id), segments);
}

}  // namespace storyflow::contract
