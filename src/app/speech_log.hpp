#pragma once

#include <filesystem>
#include <string_view>

#include "base/file.hpp"
#include "narration/chunk_store.hpp"

namespace storyflow::app {

/// Logs everything that is spoken: a line for every chunk that an engine is about to speak, with the key of
/// its content (see `narration::chunk_key`). Chunks that the underlying store holds are not spoken and not
/// logged. Several processes may write to one file; lines are never interleaved. Safe from any thread.
class SpeechLog final : public narration::ChunkStore {
  public:
    /// Borrows `chunks`. Throws `base::Error{unavailable}` if the file cannot be written.
    SpeechLog(narration::ChunkStore& chunks, const std::filesystem::path& file);

    [[nodiscard]] std::optional<speech::Speech> find(std::string_view key) noexcept override;
    void put(std::string_view key, const speech::Speech& speech) noexcept override;

  private:
    narration::ChunkStore& chunks_;
    base::FileDescriptor file_;
};

}  // namespace storyflow::app
