#include <gmock/gmock.h>

#include <algorithm>
#include <chrono>

#include "story/film.hpp"
#include "story/project.hpp"
#include "tests/contract/suites.hpp"

namespace storyflow::contract {

using story::FilmRefusal;
using story::RenderStatus;
using tasks::TaskState;
using testing::ElementsAre;

namespace {

constexpr std::chrono::seconds lease{30};

}  // namespace

class FilmStoreContract : public StoreContract {
  protected:
    story::FilmStore& films() { return stores->films(); }

    static story::FilmDraft draft_of(const std::string& project_id, const std::string& task_id = "t") {
        return {.project_id = project_id,
                .film = {.file = "projects/" + project_id + "/output/" + task_id + ".mp4",
                         .width = 720,
                         .height = 1280,
                         .frames_per_second = 24,
                         .duration = 61.25,
                         .bytes = 5'000'000'000,
                         .task_id = task_id,
                         .made_at = {}},
                .incoming_file = "incoming/" + task_id + ".mp4"};
    }
    story::MediaChanges publish(const story::FilmDraft& draft) {
        return std::get<story::MediaChanges>(films().publish(draft));
    }
    FilmRefusal refusal_of(const story::FilmDraft& draft) {
        return std::get<FilmRefusal>(films().publish(draft));
    }
    tasks::EnqueueResult request_render(const std::string& project_id, const std::string& task_id) {
        return stores->tasks().enqueue({.id = task_id,
                                        .project_id = project_id,
                                        .rendition = {},
                                        .items = {{.segment_id = project_id + "/film"}},
                                        .request_key = {},
                                        .work = {std::string(story::render_work), "order"}},
                                       10);
    }
    tasks::ItemClaim claim() { return stores->work().claim_next("worker", lease).claim.value(); }
    static story::WorkLease lease_of(const tasks::ItemClaim& claim) { return {claim.item_id, claim.lease}; }
    story::Project project(const std::string& id) { return stores->projects().find(id)->project; }
    RenderStatus status(const std::string& id) { return project(id).status; }
    void finish(const tasks::ItemClaim& claim, const tasks::ItemOutcome& outcome) {
        stores->work().finish_item(claim, outcome);
    }
    static tasks::CompletedSegment film_of(const tasks::ItemClaim& claim) {
        return {claim.segment_id, "film.mp4", 61.25};
    }
    static story::RenderProgress progress_of(const std::string& task_id, std::int64_t frames) {
        return {.task_id = task_id,
                .current_segment = frames / 10 + 1,
                .total_segments = 7,
                .frames = frames,
                .total_frames = 70,
                .phase = "Encoding",
                .seconds_left = 2.5};
    }
};

TEST_P(FilmStoreContract, KeepsWhatTheFilmsFileHas) {
    const auto id = make_project(2).id;
    EXPECT_FALSE(films().find(id));
    const auto before = updated_at(id);
    stores->clock.advance(std::chrono::seconds(5));
    const auto draft = draft_of(id);
    const auto changes = publish(draft);
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes[0].target, draft.film.file);
    EXPECT_EQ(changes[0].source, draft.incoming_file);
    auto found = films().find(id).value();
    EXPECT_EQ(found.made_at, stores->clock.now());
    found.made_at = {};
    EXPECT_EQ(found, draft.film);
    EXPECT_EQ(project(id).output_path, draft.film.file);
    EXPECT_GT(updated_at(id), before);
}

TEST_P(FilmStoreContract, ANewFilmTakesThePlaceOfTheOneBefore) {
    const auto id = make_project().id;
    for (const auto& change : publish(draft_of(id, "one")))
        stores->journal().carry_out(change, [] {});
    const auto changes = publish(draft_of(id, "two"));
    ASSERT_EQ(changes.size(), 2U);
    EXPECT_EQ(changes[1].action, story::MediaChange::Action::remove_file);
    EXPECT_EQ(changes[1].target, draft_of(id, "one").film.file);
    EXPECT_EQ(films().find(id)->task_id, "two");
    EXPECT_EQ(films().list().size(), 1U);
}

TEST_P(FilmStoreContract, ListsTheProjectsThatWereChangedLastFirst) {
    const auto first = make_project(3).id;
    const auto second = make_project().id;
    make_project();
    publish(draft_of(first));
    stores->clock.advance(std::chrono::seconds(1));
    publish(draft_of(second));
    auto listed = films().list();
    ASSERT_EQ(listed.size(), 2U);
    EXPECT_EQ(listed[0].project_id, second);
    EXPECT_EQ(listed[1].project_id, first);
    EXPECT_EQ(listed[1].title, "The Lighthouse");
    EXPECT_EQ(listed[1].segment_count, 3);
    EXPECT_EQ(listed[1].updated_at, updated_at(first));
    EXPECT_EQ(listed[1].film.width, 720);
}

TEST_P(FilmStoreContract, IsRefusedForAProjectThatIsGone) {
    EXPECT_EQ(refusal_of(draft_of(unknown_id)), FilmRefusal::project_gone);
    const auto id = make_project().id;
    publish(draft_of(id));
    stores->projects().remove(id);
    EXPECT_FALSE(films().find(id));
    EXPECT_TRUE(films().list().empty());
}

TEST_P(FilmStoreContract, IsRefusedToAWorkerThatLostItsLeaseOrWasCancelled) {
    const auto id = make_project().id;
    request_render(id, "t");
    const auto held = claim();
    auto draft = draft_of(id);
    draft.lease = lease_of(held);
    EXPECT_FALSE(films().refusal(*draft.lease));
    auto stale = draft;
    --stale.lease->number;
    EXPECT_EQ(refusal_of(stale), FilmRefusal::lease_lost);
    EXPECT_EQ(films().refusal(*stale.lease), FilmRefusal::lease_lost);
    stores->tasks().request_cancel("t");
    EXPECT_EQ(refusal_of(draft), FilmRefusal::cancelled);
    EXPECT_EQ(films().refusal(*draft.lease), FilmRefusal::cancelled);
    EXPECT_FALSE(films().find(id));
}

TEST_P(FilmStoreContract, TheStatusOfAProjectFollowsItsRender) {
    const auto id = make_project().id;
    EXPECT_EQ(status(id), RenderStatus::draft);
    const auto before = updated_at(id);
    request_render(id, "t");
    EXPECT_EQ(status(id), RenderStatus::processing);
    EXPECT_GT(updated_at(id), before);
    const auto held = claim();
    EXPECT_EQ(status(id), RenderStatus::processing);
    finish(held, film_of(held));
    EXPECT_EQ(status(id), RenderStatus::completed);

    request_render(id, "again");
    const auto again = claim();
    finish(again, tasks::ItemFailed{"Segment 3 has no picture."});
    EXPECT_EQ(status(id), RenderStatus::failed);
    EXPECT_EQ(films().progress(id)->failure, "Segment 3 has no picture.");
    EXPECT_EQ(films().progress(id)->phase, story::failed_phase);
}

TEST_P(FilmStoreContract, AWaitingOrPostponedRenderIsStillProcessing) {
    const auto id = make_project().id;
    request_render(id, "t");
    finish(claim(), tasks::ItemGivenBack{});
    EXPECT_EQ(status(id), RenderStatus::processing);
    finish(claim(), tasks::ItemPostponed{"The disk is full.", std::chrono::seconds(1)});
    EXPECT_EQ(status(id), RenderStatus::processing);
    EXPECT_FALSE(films().progress(id)->failure);
}

TEST_P(FilmStoreContract, ACancelledRenderEndsAsFailed) {
    const auto waiting = make_project().id;
    request_render(waiting, "waiting");
    EXPECT_EQ(stores->tasks().request_cancel("waiting"), TaskState::cancelled);
    EXPECT_EQ(status(waiting), RenderStatus::failed);
    EXPECT_EQ(films().progress(waiting)->phase, story::cancelled_phase);

    const auto running = make_project().id;
    request_render(running, "running");
    const auto held = claim();
    stores->tasks().request_cancel("running");
    EXPECT_EQ(status(running), RenderStatus::processing) << "the work has not ended yet";
    finish(held, tasks::ItemCancelled{});
    EXPECT_EQ(status(running), RenderStatus::failed);
}

TEST_P(FilmStoreContract, AFilmThatWasMadeBeforeTheCancellationCounts) {
    const auto id = make_project().id;
    request_render(id, "t");
    const auto held = claim();
    stores->tasks().request_cancel("t");
    finish(held, film_of(held));
    EXPECT_EQ(status(id), RenderStatus::completed);
}

TEST_P(FilmStoreContract, ThereIsOneRenderOfAProjectAtATime) {
    const auto id = make_project().id;
    EXPECT_TRUE(request_render(id, "one").is_new);
    EXPECT_FALSE(request_render(id, "two").is_new);
    EXPECT_EQ(films().progress(id)->task_id, "one");
    const auto held = claim();
    EXPECT_FALSE(request_render(id, "three").is_new);
    finish(held, film_of(held));
    EXPECT_TRUE(request_render(id, "four").is_new);
    EXPECT_EQ(films().progress(id)->task_id, "four");
}

TEST_P(FilmStoreContract, OtherTasksLeaveTheStatusAlone) {
    const auto segment = make_segment();
    stores->tasks().enqueue({.id = "n",
                             .project_id = segment.project_id,
                             .rendition = {},
                             .items = {{.segment_id = segment.id}},
                             .request_key = {}},
                            10);
    const auto held = claim();
    finish(held, tasks::ItemFailed{"no voice"});
    EXPECT_EQ(status(segment.project_id), RenderStatus::draft);
    EXPECT_FALSE(films().progress(segment.project_id));
}

TEST_P(FilmStoreContract, ProgressOnlyGrowsAndBelongsToTheLatestRender) {
    const auto id = make_project().id;
    EXPECT_FALSE(films().progress(id));
    request_render(id, "t");
    EXPECT_EQ(films().progress(id)->total_frames, 0);
    films().note_progress(id, progress_of("t", 30));
    EXPECT_EQ(films().progress(id), progress_of("t", 30));
    films().note_progress(id, progress_of("t", 20));
    EXPECT_EQ(films().progress(id)->frames, 30);
    EXPECT_EQ(films().progress(id)->current_segment, 4);
    films().note_progress(id, progress_of("another", 60));
    EXPECT_EQ(films().progress(id)->frames, 30);
    stores->tasks().request_cancel("t");
    films().note_progress(id, progress_of("t", 60));
    EXPECT_EQ(films().progress(id)->frames, 30) << "it has ended";
}

TEST_P(FilmStoreContract, DeathsOfItsProcessDoNotCountAsLongAsARenderGetsFurther) {
    const auto id = make_project().id;
    request_render(id, "t");
    for (int death = 1; death <= 2 * story::most_render_deaths; ++death) {
        const auto held = claim();
        films().note_progress(id, progress_of("t", death));
        stores->work().put_back(tasks::Orphans::all_lost);
        ASSERT_EQ(status(id), RenderStatus::processing) << death;
    }
    for (int death = 1; death < story::most_render_deaths; ++death) {
        claim();
        stores->work().put_back(tasks::Orphans::all_lost);
    }
    EXPECT_EQ(status(id), RenderStatus::failed);
    EXPECT_EQ(films().progress(id)->failure, story::render_quarantine_reason);
}

TEST_P(FilmStoreContract, AFilmWhoseFileIsLostIsForgotten) {
    const auto id = make_project().id;
    request_render(id, "t");
    const auto held = claim();
    const auto change = publish(draft_of(id, "t")).at(0);
    finish(held, film_of(held));
    EXPECT_TRUE(stores->journal().withdraw(change.target, change.id));
    EXPECT_FALSE(films().find(id));
    EXPECT_FALSE(project(id).output_path);
    EXPECT_EQ(status(id), RenderStatus::draft);
    EXPECT_FALSE(stores->journal().withdraw(change.target, std::nullopt));
}

INSTANTIATE_TEST_SUITE_P(Store, FilmStoreContract, with_tested_backend(), backend_name);

}  // namespace storyflow::contract
