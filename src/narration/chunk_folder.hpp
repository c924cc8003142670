#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/ids.hpp"
#include "base/locked.hpp"
#include "narration/chunk_folder_limit.hpp"
#include "narration/chunk_store.hpp"

namespace storyflow::narration {

inline constexpr std::uint64_t usual_chunk_folder_size = std::uint64_t{512} * 1024 * 1024;

/// Chunks as files, `<folder>/<first two digits of the key>/<the other digits>`, which several processes may
/// share. A file is written under another name, renamed, and never synced; the checksum detects torn, damaged
/// and foreign files, which are ignored. When all files together exceed `size_limit` bytes, the least
/// recently used ones are removed; with a limit of 0 no chunks are kept. Failures are logged, at most once a
/// minute.
class ChunkFolder final : public ChunkStore {
  public:
    explicit ChunkFolder(std::filesystem::path folder, std::uint64_t size_limit = usual_chunk_folder_size);

    [[nodiscard]] std::optional<speech::Speech> find(std::string_view key) noexcept override;
    void put(std::string_view key, const speech::Speech& speech) noexcept override;

  private:
    [[nodiscard]] std::optional<speech::Speech> read(std::string_view key);
    void write(std::string_view key, const speech::Speech& speech);
    [[nodiscard]] std::filesystem::path path_of(std::string_view key) const;
    void complain(std::string_view what) noexcept;

    const std::filesystem::path folder_;
    const std::uint64_t size_limit_;
    base::RandomIdSource ids_;
    ChunkFolderLimit limit_;
    base::Locked<std::optional<std::chrono::steady_clock::time_point>> last_complaint_;
};

}  // namespace storyflow::narration
