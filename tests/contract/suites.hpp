#pragma once

#include "tests/contract/store_contract.hpp"

/// One suite per port; a database runs them all with `INSTANTIATE_TEST_SUITE_P`.
namespace storyflow::contract {

class ProjectStoreContract : public StoreContract {};
class SegmentStoreContract : public StoreContract {};
class SettingsStoreContract : public StoreContract {};

class PronunciationStoreContract : public StoreContract {
  protected:
    /// Adds what is expected to be accepted.
    story::Pronunciation add(const std::string& project_id, const std::string& word,
                             const std::string& spoken_as = "/x/") {
        return stores->pronunciations().add(project_id, word, spoken_as).value();
    }
};

class SegmentMediaContract : public StoreContract {
  protected:
    static story::NarrationDraft draft_for(const story::Segment& segment, const std::string& incoming_file);
    /// Publishes a narration that is expected to be accepted.
    story::MediaChanges narrate(const story::Segment& segment, const std::string& incoming_file,
                                const std::vector<story::NarratedWord>& words = {});
    story::Segment reread(const story::Segment& segment) { return *stores->segments().find(segment.id); }
    void lock(const story::Segment& segment) {
        stores->segments().edit(segment.id, {.text_content = {}, .image_prompt = {}, .is_locked = true});
    }
    void complete_all() {
        for (const auto& change : stores->journal().pending())
            stores->journal().complete(change.id);
    }
};

class MediaJournalContract : public SegmentMediaContract {};

class TaskStoreContract : public StoreContract {
  protected:
    static tasks::NewTask task_of(const std::string& id, const std::vector<std::string>& segment_ids,
                                  tasks::Priority priority = tasks::Priority::batch);
    tasks::EnqueueResult enqueue(const tasks::NewTask& task, std::int64_t queue_limit = 1000) {
        return stores->tasks().enqueue(task, queue_limit, stores->clock.now());
    }
    std::optional<tasks::ItemClaim> claim() { return stores->tasks().claim_next(stores->clock.now()); }
    tasks::TaskState finish(const tasks::ItemClaim& claim, const tasks::ItemOutcome& outcome) {
        return stores->tasks().finish_item(claim, outcome, stores->clock.now());
    }
    std::optional<tasks::TaskState> cancel(const std::string& task_id) {
        return stores->tasks().request_cancel(task_id, stores->clock.now());
    }
    /// The ids of the segments in the order in which they are handed out.
    std::vector<std::string> claim_all();
    tasks::TaskStatus status_after_restart(const std::string& task_id);
};

class ConcurrentStoreContract : public TaskStoreContract {};

/// Runs `work(i)` for i in 0..count-1 on as many threads, begun together.
void in_parallel(int count, const std::function<void(int)>& work);

}  // namespace storyflow::contract
