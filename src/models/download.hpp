#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>

#include "models/download_limits.hpp"
#include "models/part_file.hpp"

namespace storyflow::models {

/// The free bytes that the system reports; the largest number if it reports none.
[[nodiscard]] std::uint64_t free_space(const std::filesystem::path& folder);

/// Fetches files from http, https and file addresses, one at a time, over kept-alive connections. Redirects
/// from https to http are refused. Not thread-safe.
class Downloader {
  public:
    explicit Downloader(DownloadLimits limits = {}, FreeSpace space = free_space);
    ~Downloader();
    Downloader(const Downloader&) = delete;
    Downloader& operator=(const Downloader&) = delete;

    /// Downloads the file at `address` into `part`. Continues after the bytes of an earlier download of that
    /// address if the server still has that version and supports ranges; else starts anew. Throws
    /// `base::Error` that names the address and the cause: cancelled, invalid_input (scheme not supported),
    /// not_found (404, 410), payload_too_large, unavailable (all else). The bytes received so far are kept
    /// for the next attempt, except after payload_too_large.
    void fetch(const std::string& address, PartFile& part, const ReportDownload& report = {},
               const std::stop_token& stop = {});

  private:
    class Connections;
    std::unique_ptr<Connections> connections_;
    DownloadLimits limits_;
    FreeSpace space_;
};

}  // namespace storyflow::models
