#include "tests/contract/suites.hpp"

#include <algorithm>
#include <latch>
#include <thread>

namespace storyflow::contract {

story::NarrationDraft SegmentMediaContract::draft_for(const story::Segment& segment,
                                                      const std::string& incoming_file) {
    return {
        .segment_id = segment.id,
        .narration =
            {
                .audio_file = "projects/" + segment.project_id + "/audio/" + segment.id + ".wav",
                .duration = 1.5,
                .engine = "espeak",
                .voice = "bf_emma",
                .speed = 1.25,
                .text_revision = segment.text_revision,
            },
        .incoming_file = incoming_file,
        .words = {},
        .overridden_lock = {},
        .lease = {},
    };
}

story::MediaChanges SegmentMediaContract::narrate(const story::Segment& segment,
                                                  const std::string& incoming_file,
                                                  const std::vector<story::NarratedWord>& words) {
    auto draft = draft_for(segment, incoming_file);
    draft.words = words;
    return std::get<story::MediaChanges>(stores->segment_media().publish_narration(draft));
}

story::ChangeOutcome ChangeStoreContract::undo(const std::string& project_id) {
    return stores->changes().undo(project_id, {}, [](const std::string&) { return true; }).value();
}

story::ChangeOutcome ChangeStoreContract::redo(const std::string& project_id) {
    return stores->changes().redo(project_id, {}, [](const std::string&) { return true; }).value();
}

void ChangeStoreContract::narrate_by_task(const std::string& task_id,
                                          const std::vector<story::Segment>& segments) {
    tasks::NewTask task{.id = task_id,
                        .project_id = segments.front().project_id,
                        .rendition = {.engine = "espeak", .voice = "af_bella", .speed = 1.0},
                        .items = {},
                        .request_key = {}};
    for (const auto& segment : segments)
        task.items.push_back({.segment_id = segment.id});
    stores->tasks().enqueue(task, 10);
    for (const auto& segment : segments) {
        auto draft = draft_for(segment, "incoming/of-" + segment.id);
        draft.narration.voice = "af_bella";
        draft.narration.item_id =
            stores->work().claim_next("worker", std::chrono::seconds(30)).claim.value().item_id;
        stores->segment_media().publish_narration(draft);
    }
}

bool SegmentMediaContract::is_pending(const story::MediaChange& change) {
    const auto pending = stores->journal().pending();
    return std::ranges::find(pending, change) != pending.end();
}

tasks::ItemClaim SegmentMediaContract::claim_item_of(const story::Segment& segment) {
    tasks::NewTask task{.id = "t",
                        .project_id = segment.project_id,
                        .rendition = {.engine = "espeak", .voice = "af_bella", .speed = 1.0},
                        .items = {{.segment_id = segment.id}},
                        .request_key = {}};
    stores->tasks().enqueue(task, 10);
    return stores->work().claim_next("worker", std::chrono::seconds(30)).claim.value();
}

tasks::NewTask TaskStoreContract::task_of(const std::string& id, const std::vector<std::string>& segment_ids,
                                          tasks::Priority priority, const std::string& project_id) {
    tasks::NewTask task{.id = id,
                        .project_id = project_id,
                        .priority = priority,
                        .rendition = {.engine = "espeak", .voice = "af_bella", .speed = 1.5},
                        .items = {},
                        .request_key = {}};
    for (const auto& segment_id : segment_ids)
        task.items.push_back({.segment_id = segment_id, .characters = 10});
    return task;
}

std::vector<std::string> TaskStoreContract::claim_all() {
    std::vector<std::string> order;
    while (const auto next = claim())
        order.push_back(next->segment_id);
    return order;
}

void in_parallel(int count, const std::function<void(int)>& work) {
    std::latch start(count);
    std::vector<std::jthread> threads;
    for (int i = 0; i < count; ++i) {
        threads.emplace_back([&start, &work, i] {
            start.arrive_and_wait();
            work(i);
        });
    }
}

}  // namespace storyflow::contract
