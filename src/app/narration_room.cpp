#include "app/narration_room.hpp"

#include "app/remote_delivery.hpp"

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

}  // namespace

NarrationRoom::NarrationRoom(const Config& config, StoryStores& stores, base::IdSource& ids)
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
      measured_narration_(narrate_segment_, measures_) {}

}  // namespace storyflow::app
