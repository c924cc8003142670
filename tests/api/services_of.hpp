#pragma once

#include "api/services.hpp"
#include "tests/support/story_room.hpp"

namespace storyflow::api {

/// The services that a story room lacks, and those of the room that a test may replace.
struct ServiceParts {
    speech::Engines& engines;
    narration::SpeakingTurns& turns;
    ApiOptions options = {};
    story::SegmentStore* segments = nullptr;   ///< null: the room's
    narration::MediaKeeper* keeper = nullptr;  ///< null: the room's
};

/// Services on the stores and the media folder of `room`, with the task manager of the process. Borrows the
/// room and the parts.
inline Services services_of(support::StoryRoom& room, const ServiceParts& parts) {
    return {.projects = room.projects,
            .segments = parts.segments == nullptr ? room.segments : *parts.segments,
            .sequence = room.sequence,
            .segment_media = room.segment_media,
            .pronunciations = room.pronunciations,
            .settings = room.settings,
            .settings_media = room.settings_media,
            .films = room.films,
            .changes = room.changes,
            .removed_projects = room.removed_projects,
            .project_copies = room.project_copies,
            .tasks = tasks::TaskManager::instance(),
            .engines = parts.engines,
            .media = room.library,
            .keeper = parts.keeper == nullptr ? room.keeper : *parts.keeper,
            .turns = parts.turns,
            .ids = room.ids,
            .clock = room.clock,
            .options = parts.options};
}

}  // namespace storyflow::api
