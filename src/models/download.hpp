#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>

#include "models/download_limits.hpp"
#include "models/part_file.hpp"

namespace storyflow::models {

/// As the system says; boundless where it does not say.
[[nodiscard]] std::uint64_t free_space(const std::filesystem::path& folder);

/// Fetches files from http, https and file addresses, one at a time, over connections that it keeps. An
/// address that begins with https is never followed to one without. Not thread-safe.
class Downloader {
  public:
    explicit Downloader(DownloadLimits limits = {}, FreeSpace space = free_space);
    ~Downloader();
    Downloader(const Downloader&) = delete;
    Downloader& operator=(const Downloader&) = delete;

    /// Makes `part` the file at `address`. Goes on behind the bytes that an earlier download from there left,
    /// if the server still has that version and sends ranges; else starts anew. Throws `base::Error` that
    /// names the address and the cause: cancelled, invalid_input (no such kind of address), not_found (404,
    /// 410), payload_too_large, unavailable (all else). What came until then stays for the next time, unless
    /// it is too large.
    void fetch(const std::string& address, PartFile& part, const ReportDownload& report = {},
               const std::stop_token& stop = {});

  private:
    class Connections;
    std::unique_ptr<Connections> connections_;
    DownloadLimits limits_;
    FreeSpace space_;
};

}  // namespace storyflow::models
