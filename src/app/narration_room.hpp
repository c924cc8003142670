#pragma once

#include <memory>
#include <optional>

#include "app/config.hpp"
#include "app/engine_room.hpp"
#include "app/speech_log.hpp"
#include "app/story_stores.hpp"
#include "base/clock.hpp"
#include "base/ids.hpp"
#include "exports/export_project.hpp"
#include "film/render_project.hpp"
#include "media/media_library.hpp"
#include "metrics/measured_chunks.hpp"
#include "metrics/measured_processor.hpp"
#include "metrics/measures.hpp"
#include "narration/chunk_folder.hpp"
#include "narration/media_keeper.hpp"
#include "narration/narrate_segment.hpp"
#include "narration/narration_delivery.hpp"
#include "narration/trash.hpp"
#include "tasks/work_by_kind.hpp"

namespace storyflow::app {

/// The objects that narrate the segments of a database, export its stories and render its films, in a server
/// or a worker. Borrows `stores`, `ids` and `clock`. Safe from any thread once built.
class NarrationRoom {
  public:
    NarrationRoom(const Config& config, StoryStores& stores, base::IdSource& ids, const base::Clock& clock);
    NarrationRoom(const NarrationRoom&) = delete;
    NarrationRoom& operator=(const NarrationRoom&) = delete;

    [[nodiscard]] media::MediaLibrary& library() { return library_; }
    [[nodiscard]] narration::MediaKeeper& keeper() { return keeper_; }
    [[nodiscard]] speech::Engines& engines() { return engine_room_.engines(); }
    /// Does all kinds of work that this process can do.
    [[nodiscard]] tasks::ItemProcessor& work() { return work_; }
    /// The kinds of work that this process may claim.
    [[nodiscard]] const tasks::KindsOfWork& kinds() const { return kinds_; }
    [[nodiscard]] const speech::EspeakPool& espeak_processes() const {
        return engine_room_.espeak_processes();
    }
    [[nodiscard]] metrics::Measures& measures() { return measures_; }

  private:
    media::MediaLibrary library_;
    narration::Trash trash_;
    narration::MediaKeeper keeper_;
    std::unique_ptr<narration::NarrationDelivery> delivery_;
    metrics::Measures measures_;
    narration::ChunkFolder chunks_;
    std::optional<SpeechLog> speech_log_;
    metrics::MeasuredChunks measured_chunks_;
    EngineRoom engine_room_;
    narration::NarrateSegment narrate_segment_;
    metrics::MeasuredProcessor measured_narration_;
    exports::ExportProject export_project_;
    film::RenderProject render_project_;
    tasks::WorkByKind work_;
    tasks::KindsOfWork kinds_;
};

}  // namespace storyflow::app
