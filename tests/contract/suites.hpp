#pragma once

#include "tests/contract/store_contract.hpp"

/// One suite per port; a database runs them all with `INSTANTIATE_TEST_SUITE_P`.
namespace storyflow::contract {

class ProjectStoreContract : public StoreContract {};
class SegmentStoreContract : public StoreContract {};

class ProjectSizeContract : public StoreContract {
  protected:
    /// A project with so many bytes of text in as many segments, added one after the other.
    story::Project make_project_of(std::int64_t bytes, std::int64_t segments) {
        const auto project = make_project();
        for (; segments > 0; --segments) {
            const auto length = bytes / segments;
            stores->segments().append(project.id, {{std::string(static_cast<std::size_t>(length), 'a'), ""}});
            bytes -= length;
        }
        return project;
    }
};

class SettingsStoreContract : public StoreContract {};

class SettingsMediaStoreContract : public StoreContract {
  protected:
    void carry_out_all() {
        for (const auto& change : stores->journal().pending())
            stores->journal().carry_out(change, [] {});
    }
    /// Shows the logo in films; returns the settings.
    story::Settings activate(const story::Logo& logo) {
        return stores->settings().change([&logo](story::Settings& settings) {
            settings.logo_enabled = true;
            settings.active_logo = logo.id;
        });
    }
};

class PronunciationStoreContract : public StoreContract {
  protected:
    /// Adds a pronunciation, which must be accepted.
    story::Pronunciation add(const std::string& project_id, const std::string& word,
                             const std::string& spoken_as = "/x/") {
        return stores->pronunciations().add(project_id, word, spoken_as).value();
    }
};

class SegmentMediaContract : public StoreContract {
  protected:
    static story::NarrationDraft draft_for(const story::Segment& segment, const std::string& incoming_file);
    /// Publishes a narration, which must be accepted.
    story::MediaChanges narrate(const story::Segment& segment, const std::string& incoming_file,
                                const std::vector<story::NarratedWord>& words = {});
    story::Segment reread(const story::Segment& segment) { return *stores->segments().find(segment.id); }
    void lock(const story::Segment& segment) {
        stores->segments().edit(segment.id, {.text_content = {}, .image_prompt = {}, .is_locked = true});
    }
    void carry_out_all() {
        for (const auto& change : stores->journal().pending())
            stores->journal().carry_out(change, [] {});
    }
    bool is_pending(const story::MediaChange& change);
    /// Queues the segment's narration and claims it.
    tasks::ItemClaim claim_item_of(const story::Segment& segment);
};

class SequenceStoreContract : public SegmentMediaContract {
  protected:
    /// The scripts of a project in order, which must be numbered 0, 1, 2, …
    std::vector<std::string> scripts(const std::string& project_id);
    story::Project make_story(const std::vector<std::string>& scripts);
};

class ChangeStoreContract : public SegmentMediaContract {
  protected:
    /// Undoes the latest change, which must be there; all kept sounds are.
    story::ChangeOutcome undo(const std::string& project_id);
    story::ChangeOutcome redo(const std::string& project_id);
    /// Narrates the segments as items of one task.
    void narrate_by_task(const std::string& task_id, const std::vector<story::Segment>& segments);
};

class MediaJournalContract : public SegmentMediaContract {};

class TaskStoreContract : public StoreContract {
  protected:
    static constexpr std::chrono::seconds lease{30};

    static tasks::NewTask task_of(const std::string& id, const std::vector<std::string>& segment_ids,
                                  tasks::Priority priority = tasks::Priority::batch,
                                  const std::string& project_id = "project");
    tasks::EnqueueResult enqueue(const tasks::NewTask& task, std::int64_t queue_limit = 1000) {
        return stores->tasks().enqueue(task, queue_limit);
    }
    tasks::ClaimResult try_claim(const std::string& owner = "worker") {
        return stores->work().claim_next(owner, lease);
    }
    std::optional<tasks::ItemClaim> claim() { return try_claim().claim; }
    /// The claim of a process that can do only these kinds of work.
    tasks::ClaimResult try_claim_of(const std::vector<std::string>& kinds) {
        return stores->work().claim_next("worker", lease, kinds);
    }
    tasks::FinishResult finish(const tasks::ItemClaim& claim, const tasks::ItemOutcome& outcome) {
        return stores->work().finish_item(claim, outcome);
    }
    tasks::FinishResult complete(const tasks::ItemClaim& claim) {
        return finish(claim, tasks::CompletedSegment{claim.segment_id, "/media/a.wav", 1.5});
    }
    std::optional<tasks::TaskState> cancel(const std::string& task_id) {
        return stores->tasks().request_cancel(task_id);
    }
    /// Claims all items; returns the ids of the segments in the order of the claims.
    std::vector<std::string> claim_all();
    /// The status of a task that must exist.
    tasks::TaskStatus status(const std::string& task_id) {
        return tasks::find_status(stores->tasks(), task_id).value();
    }
    tasks::TaskState state(const std::string& task_id) { return status(task_id).state; }
    tasks::ItemStatus item(const std::string& task_id, std::int64_t position = 0) {
        return stores->tasks().items(task_id, position, 1).value().items.at(0);
    }
};

class WorkQueueContract : public TaskStoreContract {
  protected:
    std::vector<tasks::LeaseState> renew(const std::vector<tasks::ItemClaim>& claims) {
        return stores->work().renew(claims, lease);
    }
    std::vector<std::string> put_back(tasks::Orphans which) { return stores->work().put_back(which); }
};

class WebhookOutboxContract : public TaskStoreContract {
  protected:
    /// Submits a task of one item and finishes it.
    void end_one(const std::string& task_id) {
        enqueue(task_of(task_id, {"segment of " + task_id}));
        finish(claim().value(), tasks::CompletedSegment{"segment of " + task_id, "/media/a.wav", 1.5});
    }
    std::vector<tasks::DueWebhook> due_now(std::chrono::milliseconds patience = std::chrono::seconds(10)) {
        return stores->webhooks().claim_webhooks(10, patience);
    }
};

class ConcurrentStoreContract : public TaskStoreContract {};

/// Runs `work(i)` for i in 0..count-1 on as many threads, which start together.
void in_parallel(int count, const std::function<void(int)>& work);

}  // namespace storyflow::contract
