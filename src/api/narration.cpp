#include "api/narration.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

#include "api/addressed.hpp"
#include "api/api_error.hpp"
#include "api/batch_selection.hpp"
#include "api/engine_choice.hpp"
#include "api/json_body.hpp"
#include "api/read_segments.hpp"
#include "api/request_key.hpp"
#include "api/resources.hpp"
#include "api/unlocked.hpp"
#include "base/utf8.hpp"
#include "narration/missing_files.hpp"
#include "narration/pronunciation_uses.hpp"

namespace storyflow::api {

namespace {

using base::ErrorKind;

constexpr std::size_t task_id_digits = 8;
constexpr int most_decisions = 5;

std::string new_task_id(const Services& services, std::string_view prefix, const std::string& subject) {
    return fmt::format("{}_{}_{}", prefix, subject, services.ids.hex(task_id_digits));
}

void require_short_enough(const Services& services, const story::Segment& segment) {
    const auto length = base::code_point_count(segment.text_content);
    const auto limit = services.options.script_limit;
    if (length <= limit) return;
    throw refusal(
        ErrorKind::invalid_input,
        fmt::format("Segment text is too long: {} characters, at most {} can be narrated.", length, limit));
}

void require_narratable(const Services& services, const story::Segment& segment,
                        const story::Settings& settings) {
    if (base::is_blank(segment.text_content)) {
        throw refusal(ErrorKind::invalid_input, "Segment has no text content to generate audio from.");
    }
    if (segment.is_locked) {
        throw refusal(ErrorKind::conflict, "Segment is locked. Unlock it before generating audio.");
    }
    require_available_engine(services, settings.tts_engine);
    require_short_enough(services, segment);
}

/// Stores the task that `decide` makes from the segments as they are now. If a segment changed before the
/// task was stored, nothing is stored and `decide` runs again, up to `most_decisions` times.
template <typename Decide>
tasks::EnqueueResult submit(const Services& services, const http::Request& request, const Decide& decide) {
    for (int decisions = 0; decisions < most_decisions; ++decisions) {
        auto task = decide();
        task.request_id = request.id;
        auto queued = services.tasks.submit_task(task);
        if (!queued.is_outdated) return queued;
    }
    throw refusal(ErrorKind::unavailable,
                  "The text is being changed all the time, so nothing was queued. Try again in a moment.");
}

/// If the project has been removed, its segment is gone too, which the store reports.
story::Project project_of(const Services& services, const story::Segment& segment) {
    const auto found = services.projects.find(segment.project_id);
    return found ? found->project : story::Project{};
}

tasks::NewTask single_task(const Services& services, const http::Request& request) {
    const auto segment = addressed_segment(services, request);
    auto key = read_request_key(request, fmt::format("POST /api/segments/{}/generate-audio/", segment.id));
    const auto settings = services.settings.load();
    require_narratable(services, segment, settings);
    return {.id = new_task_id(services, "tts", segment.id),
            .project_id = segment.project_id,
            .priority = tasks::Priority::interactive,
            .rendition = task_rendition(services.engines, project_of(services, segment), settings),
            .items = {item_of(segment)},
            .request_key = std::move(key)};
}

/// The settings with the engine that the request asks for.
story::Settings settings_for(const Services& services, const BatchWishes& wishes) {
    auto settings = services.settings.load();
    if (wishes.engine) settings.tts_engine = *wishes.engine;
    return settings;
}

tasks::NewTask batch_task(const Services& services, const story::Project& project,
                          const story::Settings& settings, const BatchSelection& selection,
                          std::optional<tasks::RequestKey> key) {
    if (selection.to_process() > 0) require_available_engine(services, settings.tts_engine);
    return {.id = new_task_id(services, "tts_batch", project.id),
            .project_id = project.id,
            .priority = tasks::Priority::batch,
            .rendition = task_rendition(services.engines, project, settings),
            .items = selection.items,
            .request_key = std::move(key)};
}

std::string batch_wish(const std::string& project_id, const BatchWishes& wishes) {
    auto wish = fmt::format("POST /api/projects/{}/generate-all-audio/ skip_locked={} force_regenerate={}",
                            project_id, wishes.skip_locked, wishes.force_regenerate);
    // Wishes that older versions did not know change nothing while they are not used.
    if (wishes.include_stale) wish += " include_stale=true";
    if (wishes.include_drafts) wish += " include_drafts=true";
    if (wishes.engine) wish += " engine=" + *wishes.engine;
    if (wishes.pronunciation) wish += " pronunciation=" + *wishes.pronunciation;
    if (wishes.continues) wish += " continues=" + *wishes.continues;
    return wish;
}

/// Keeps the segments whose narration says the wished pronunciation otherwise than now, or with
/// `force_regenerate` all narrated ones that say it; they are to be narrated again whatever the other wishes.
void keep_those_that_say_it(const Services& services, const std::string& project_id, BatchWishes& wishes,
                            std::vector<story::Segment>& segments) {
    const narration::PronunciationUses uses(services.pronunciations, project_id);
    const auto entry = std::ranges::find(uses.entries(), *wishes.pronunciation, &story::Pronunciation::id);
    if (entry == uses.entries().end())
        throw field_error("pronunciation", "The project has no pronunciation with this id.");
    const auto number = static_cast<std::size_t>(entry - uses.entries().begin());
    std::erase_if(segments, [&](const story::Segment& segment) {
        const bool is_meant =
            segment.narration && (wishes.force_regenerate || uses.is_outdated(segment, number));
        return !is_meant || !uses.says(segment, number);
    });
    wishes.force_regenerate = true;
}

/// Without its lists.
tasks::TaskStatus stopped_task(const Services& services, const std::string& project_id,
                               const std::string& task_id) {
    const auto task = services.tasks.get_task_head(task_id);
    const bool is_meant =
        task && task->status.project_id == project_id && task->status.state == tasks::TaskState::cancelled;
    if (!is_meant) throw field_error("continues", "The project has no stopped task with this id.");
    return task->status;
}

/// Keeps the segments that the stopped task had still to narrate; they are narrated whatever the other
/// wishes.
void keep_those_left(const Services& services, const std::string& project_id, BatchWishes& wishes,
                     std::vector<story::Segment>& segments) {
    const auto stopped = stopped_task(services, project_id, *wishes.continues);
    const auto page = services.tasks.items(stopped.task_id, 0, stopped.progress.total);
    std::unordered_set<std::string_view> left;
    if (page) {
        for (const auto& item : page->items)
            if (item.state == tasks::ItemState::cancelled) left.insert(item.segment_id);
    }
    std::erase_if(segments, [&](const story::Segment& segment) { return !left.contains(segment.id); });
    wishes.force_regenerate = true;
    if (!wishes.engine) wishes.engine = stopped.engine;
}

/// Existing clients watch the task of every answer, so even "nothing to do" brings a task, which is already
/// completed.
http::Response nothing_to_process(const BatchSelection& selection, const tasks::TaskStatus& task) {
    return json_answer(200, {{"message", "No segments to process."},
                             {"total_segments", selection.total()},
                             {"segments_to_process", 0},
                             {"skipped_locked", selection.skipped_locked},
                             {"skipped_existing", selection.skipped_existing},
                             {"skipped_empty", selection.skipped_empty},
                             {"task_id", task.task_id},
                             {"project_id", task.project_id},
                             {"status", tasks::to_string(task.state)}});
}

http::Response batch_started(const BatchSelection& selection, std::int64_t to_process,
                             const tasks::EnqueueResult& queued) {
    const auto message = fmt::format(
        "Audio generation started for {} segments. Skipped: {} locked, {} existing, {} empty.", to_process,
        selection.skipped_locked, selection.skipped_existing, selection.skipped_empty);
    return json_answer(202, {{"task_id", queued.status.task_id},
                             {"project_id", queued.status.project_id},
                             {"status", tasks::to_string(queued.status.state)},
                             {"total_segments", selection.total()},
                             {"segments_to_process", to_process},
                             {"skipped_locked", selection.skipped_locked},
                             {"skipped_existing", selection.skipped_existing},
                             {"skipped_empty", selection.skipped_empty},
                             {"already_queued", queued.already_active},
                             {"message", message}});
}

/// A repeated request is answered with the result of the first one, not with what could be queued now.
http::Response batch_answer(const BatchSelection& selection, const tasks::EnqueueResult& queued) {
    const auto to_process = queued.is_repeated ? queued.status.progress.total : selection.to_process();
    return to_process > 0 ? batch_started(selection, to_process, queued)
                          : nothing_to_process(selection, queued.status);
}

http::Response answer_to(const tasks::EnqueueResult& queued, http::Response response) {
    if (queued.is_repeated) mark_as_replayed(response);
    return response;
}

}  // namespace

http::Response generate_audio(const Services& services, const http::Request& request) {
    std::string segment_id;
    const auto queued = submit(services, request, [&] {
        auto task = single_task(services, request);
        segment_id = task.items.front().segment_id;
        return task;
    });
    return answer_to(queued, json_answer(202, {{"task_id", queued.status.task_id},
                                               {"segment_id", segment_id},
                                               {"status", tasks::to_string(queued.status.state)},
                                               {"message", "Audio generation started."}}));
}

http::Response generate_all_audio(const Services& services, const http::Request& request) {
    const auto project_id = addressed_project(services, request).project.id;
    const auto wishes = read_batch_wishes(read_body(request).fields, services.engines);
    const auto key = read_request_key(request, batch_wish(project_id, wishes));
    BatchSelection selection;
    const auto queued = submit(services, request, [&] {
        const auto project = addressed_project(services, request).project;
        auto segments = read_segments(services, request, project_id);
        auto choice = wishes;
        if (wishes.pronunciation) keep_those_that_say_it(services, project_id, choice, segments);
        if (wishes.continues) keep_those_left(services, project_id, choice, segments);
        const auto settings = settings_for(services, choice);
        selection = select_for_batch(segments, own_rendition(project), choice,
                                     narration::look_for_files(services.media, services.keeper));
        return batch_task(services, project, settings, selection, key);
    });
    return answer_to(queued, batch_answer(selection, queued));
}

http::Response remove_audio(const Services& services, const http::Request& request) {
    const auto segment = addressed_segment(services, request);
    require_unlocked(segment);
    const auto removed = unless_locked([&] { return services.segment_media.remove_narration(segment.id); });
    if (!removed) throw no_such_segment();
    if (std::holds_alternative<story::NothingThere>(*removed)) {
        throw refusal(ErrorKind::invalid_input, "No audio to remove");
    }
    services.keeper.apply(std::get<story::MediaChanges>(*removed));
    return json_answer(200, {{"id", segment.id},
                             {"audio_file", nullptr},
                             {"audio_duration", nullptr},
                             {"message", "Audio removed successfully"}});
}

}  // namespace storyflow::api
