#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "exports/book_metadata.hpp"

namespace storyflow::exports {

/// A chapter mark: from sample `begin` up to `end` at 24 kHz.
struct ChapterMark {
    std::string title;
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};

struct M4bOptions {
    std::filesystem::path ffmpeg;  ///< the program; empty: it is not installed
    BookMetadata metadata;
    std::vector<ChapterMark> chapters;
    int track = 0;      ///< number of this file in a series; 0: none
    int kilobits = 64;  ///< per second of AAC
};

/// Title, author and chapters in ffmpeg's metadata format, with the chapters in samples. Pure.
[[nodiscard]] std::string ffmpeg_metadata(const M4bOptions& options);

/// Writes mono 24 kHz sound that comes in pieces as an audiobook: AAC in MP4 with chapters, cover and title,
/// made by the program ffmpeg. Its memory does not grow with the length. Not thread-safe.
class M4bWriter {
  public:
    /// Writes `file`, and `<file>.metadata` until it is destroyed. Throws `base::Error{unavailable}` if there
    /// is no ffmpeg.
    M4bWriter(std::filesystem::path file, const M4bOptions& options);
    ~M4bWriter();
    M4bWriter(const M4bWriter&) = delete;
    M4bWriter& operator=(const M4bWriter&) = delete;

    /// Throws `base::Error`: cancelled after a stop request, unavailable when ffmpeg fails.
    void write(std::span<const float> samples, const std::stop_token& stop);
    /// Completes the file and waits until it is on the disk. Throws like `write`.
    void finish(const std::stop_token& stop);

  private:
    struct Output;
    [[noreturn]] void fail(const std::stop_token& stop);

    std::unique_ptr<Output> output_;
};

}  // namespace storyflow::exports
