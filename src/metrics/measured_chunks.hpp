#pragma once

#include "metrics/measures.hpp"
#include "narration/chunk_store.hpp"

namespace storyflow::metrics {

/// Counts how often a chunk was found in the cache. Borrows both arguments. Safe from any thread.
class MeasuredChunks final : public narration::ChunkStore {
  public:
    MeasuredChunks(narration::ChunkStore& chunks, Measures& measures)
        : chunks_(chunks), measures_(measures) {}

    [[nodiscard]] std::optional<speech::Speech> find(std::string_view key) noexcept override {
        auto speech = chunks_.find(key);
        measures_.chunk_looked_up(speech.has_value());
        return speech;
    }
    void put(std::string_view key, const speech::Speech& speech) noexcept override {
        chunks_.put(key, speech);
    }

  private:
    narration::ChunkStore& chunks_;
    Measures& measures_;
};

}  // namespace storyflow::metrics
