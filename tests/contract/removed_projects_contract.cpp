#include <gmock/gmock.h>

#include <chrono>

#include "story/removed_projects.hpp"
#include "tests/contract/suites.hpp"
#include "tests/support/segments_of.hpp"

namespace storyflow::contract {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class RemovedProjectsContract : public SegmentMediaContract {
  protected:
    story::RemovedProjects& removed() { return stores->removed_projects(); }
    std::vector<std::string> listed_ids() {
        std::vector<std::string> ids;
        for (const auto& project : removed().list())
            ids.push_back(project.id);
        return ids;
    }
    /// A project with something of every kind that other ports know by an id.
    story::Segment make_full_story() {
        const auto segment = make_segment();
        narrate(segment, "incoming/a");
        carry_out_all();
        lock(segment);
        pronunciation = stores->pronunciations().add(segment.project_id, "Siobhan", "shivawn")->id;
        stores->films().publish({.project_id = segment.project_id,
                                 .film = {.file = "projects/" + segment.project_id + "/output/f.mp4",
                                          .width = 720,
                                          .height = 1280,
                                          .frames_per_second = 24,
                                          .duration = 1.0,
                                          .bytes = 10,
                                          .task_id = "t",
                                          .made_at = {}},
                                 .incoming_file = "incoming/f.mp4"});
        carry_out_all();
        return segment;
    }

    std::string pronunciation;
};

TEST_P(RemovedProjectsContract, ARemovedProjectIsUnknownToAllOtherPorts) {
    const auto segment = make_full_story();
    const auto& id = segment.project_id;
    EXPECT_TRUE(removed().set_aside(id));
    EXPECT_FALSE(stores->projects().find(id));
    EXPECT_EQ(stores->projects().list({}, 0, 10).count, 0);
    EXPECT_THAT(stores->projects().list({}, 0, 10).projects, IsEmpty());
    EXPECT_FALSE(stores->projects().edit(id, {.title = "Other", .voice_id = {}, .tts_speed = {}}));
    EXPECT_FALSE(stores->segments().find(segment.id));
    EXPECT_THAT(support::segments_of(stores->segments(), id), IsEmpty());
    EXPECT_FALSE(stores->segments().append(id, {{"More", ""}}));
    EXPECT_FALSE(stores->segments().remove(segment.id, {}));
    EXPECT_FALSE(stores->sequence().insert(id, {}, {"More", ""}));
    EXPECT_FALSE(stores->segment_media().words(segment.id));
    EXPECT_EQ(std::get<story::PublishRefusal>(
                  stores->segment_media().publish_narration(draft_for(segment, "incoming/b"))),
              story::PublishRefusal::segment_gone);
    EXPECT_THAT(stores->pronunciations().list(id), IsEmpty());
    EXPECT_FALSE(stores->pronunciations().find(pronunciation));
    EXPECT_FALSE(stores->pronunciations().remove(pronunciation));
    EXPECT_FALSE(stores->pronunciations().add(id, "Hermione", "/x/"));
    EXPECT_THAT(stores->films().list(), IsEmpty());
    EXPECT_FALSE(stores->films().find(id));
    EXPECT_FALSE(stores->changes().list(id));
    EXPECT_FALSE(stores->changes().undo(id, {}, [](const std::string&) { return true; }));
    EXPECT_THAT(stores->changes().kept_sounds(), IsEmpty());
    EXPECT_FALSE(removed().set_aside(id)) << "it is removed already";
}

TEST_P(RemovedProjectsContract, ARestoredProjectIsAsItWasWithItsChanges) {
    const auto segment = make_full_story();
    const auto& id = segment.project_id;
    const auto before = reread(segment);
    const auto summary = *stores->projects().find(id);
    removed().set_aside(id);
    stores->clock.advance(std::chrono::hours(1));
    stores->reopen();
    EXPECT_TRUE(removed().restore(id));
    EXPECT_EQ(reread(segment), before);
    EXPECT_THAT(stores->pronunciations().list(id), SizeIs(1));
    EXPECT_THAT(stores->films().list(), SizeIs(1));
    EXPECT_THAT(stores->changes().list(id)->undoable, SizeIs(2));
    EXPECT_GT(updated_at(id), summary.project.updated_at) << "pages and programs must notice";
    EXPECT_THAT(removed().list(), IsEmpty());
    EXPECT_FALSE(removed().restore(id));
}

TEST_P(RemovedProjectsContract, ListsTheLatestFirstWithTitleAndTime) {
    const auto first = make_project();
    const auto second = make_project();
    (void)make_project();
    removed().set_aside(first.id);
    stores->clock.advance(std::chrono::minutes(1));
    removed().set_aside(second.id);
    EXPECT_THAT(removed().list(),
                ElementsAre(story::RemovedProject{second.id, second.title, stores->clock.now()},
                            story::RemovedProject{first.id, first.title,
                                                  stores->clock.now() - std::chrono::minutes(1)}));
}

TEST_P(RemovedProjectsContract, ForgetsThoseThatWereRemovedBeforeATimeWithTheirFiles) {
    const auto old = make_full_story();
    const auto young = make_project();
    const auto untouched = make_project();
    removed().set_aside(old.project_id);
    stores->clock.advance(std::chrono::hours(25));
    removed().set_aside(young.id);
    const auto changes = removed().forget_before(stores->clock.now() - std::chrono::hours(24));
    ASSERT_THAT(changes, SizeIs(1));
    EXPECT_EQ(changes[0].action, story::MediaChange::Action::remove_tree);
    EXPECT_EQ(changes[0].target, "projects/" + old.project_id);
    EXPECT_THAT(listed_ids(), ElementsAre(young.id));
    EXPECT_FALSE(removed().restore(old.project_id));
    EXPECT_TRUE(stores->projects().find(untouched.id));
}

TEST_P(RemovedProjectsContract, ForgetsOneOnlyIfItIsRemoved) {
    const auto project = make_project();
    EXPECT_FALSE(removed().forget(project.id));
    EXPECT_TRUE(stores->projects().find(project.id));
    removed().set_aside(project.id);
    EXPECT_THAT(removed().forget(project.id), testing::Optional(SizeIs(1)));
    EXPECT_FALSE(removed().restore(project.id));
}

TEST_P(RemovedProjectsContract, ReportsUnknownIdsByAbsence) {
    EXPECT_FALSE(removed().set_aside(unknown_id));
    EXPECT_FALSE(removed().restore(unknown_id));
    EXPECT_FALSE(removed().forget(unknown_id));
    EXPECT_THAT(removed().forget_before(base::Timestamp::max()), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Store, RemovedProjectsContract, with_tested_backend(), backend_name);

}  // namespace storyflow::contract
