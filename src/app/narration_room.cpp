#include "app/narration_room.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "app/remote_delivery.hpp"
#include "exports/export_request.hpp"
#include "tasks/task_manager.hpp"

namespace storyflow::app {

namespace {

narration::ChunkStore& logged(narration::ChunkStore& chunks, std::optional<SpeechLog>& log,
                              const Config& config) {
    if (!config.speech_log) return chunks;
    return log.emplace(chunks, *config.speech_log);
}

std::unique_ptr<narration::NarrationDelivery> delivery_for(const Config& config, media::MediaLibrary& library,
                                                           narration::MediaKeeper& keeper) {
    if (!config.upload) return std::make_unique<narration::LocalDelivery>(library, keeper);
    return std::make_unique<RemoteDelivery>(*config.upload, config.api_key.value_or(""));
}

/// In a worker's own process no task is live, and nothing happens.
void tell_progress(std::string_view task_id, std::int64_t current, std::int64_t total) {
    tasks::TaskManager::instance().update_task_progress(task_id, current, total);
}

film::StorySources story_sources(StoryStores& stores, media::MediaLibrary& library) {
    return {
        .projects = stores.projects(),
        .segments = stores.segments(),
        .segment_media = stores.segment_media(),
        .settings = stores.settings(),
        .find_logo = [&logos = stores.settings_media()](std::string_view id) { return logos.find_logo(id); },
        .library = library};
}

/// A worker that delivers to a server has no narrations on its disk to export or to render.
std::map<std::string, std::reference_wrapper<tasks::ItemProcessor>> kinds_of_work(
    const Config& config, tasks::ItemProcessor& narration, tasks::ItemProcessor& exporting,
    tasks::ItemProcessor& rendering) {
    std::map<std::string, std::reference_wrapper<tasks::ItemProcessor>> kinds{{"narration", narration}};
    if (config.upload) return kinds;
    kinds.emplace(exports::export_work, exporting);
    kinds.emplace(story::render_work, rendering);
    return kinds;
}

/// Every kind, unless this process lacks one. (Then each claim asks an item's task for its kind.)
tasks::KindsOfWork claimable_kinds(const Config& config, const tasks::WorkByKind& work) {
    return config.upload ? tasks::KindsOfWork(work.kinds()) : std::nullopt;
}

}  // namespace

NarrationRoom::NarrationRoom(const Config& config, StoryStores& stores, base::IdSource& ids,
                             const base::Clock& clock)
    : library_(config.media),
      trash_(library_),
      keeper_(stores.journal(), library_, &trash_),
      delivery_(delivery_for(config, library_, keeper_)),
      chunks_(config.media / ".chunks", config.chunk_cache),
      measured_chunks_(logged(chunks_, speech_log_, config), measures_),
      engine_room_(config),
      narrate_segment_({.segments = stores.segments(),
                        .segment_media = stores.segment_media(),
                        .pronunciations = stores.pronunciations(),
                        .engines = engine_room_.engines(),
                        .delivery = *delivery_,
                        .ids = ids,
                        .chunks = &measured_chunks_},
                       {.script_limit = config.script_limit}),
      measured_narration_(narrate_segment_, measures_),
      export_project_({.projects = stores.projects(),
                       .segments = stores.segments(),
                       .segment_media = stores.segment_media(),
                       .settings = stores.settings()},
                      library_, config.ffmpeg, tell_progress),
      render_project_({.story = story_sources(stores, library_),
                       .films = stores.films(),
                       .keeper = keeper_,
                       .clock = clock},
                      config.ffmpeg, tell_progress),
      work_(kinds_of_work(config, measured_narration_, export_project_, render_project_)),
      kinds_(claimable_kinds(config, work_)) {}

}  // namespace storyflow::app
