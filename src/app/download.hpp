#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

#include "app/part_file.hpp"

namespace storyflow::app {

struct DownloadLimits {
    std::uint64_t largest_file = std::uint64_t{2} * 1024 * 1024 * 1024;  ///< bytes
    std::uint64_t spare_space = std::uint64_t{64} * 1024 * 1024;  ///< bytes that must stay free on the disk
    std::chrono::seconds connect_timeout{30};
    std::chrono::seconds stall_timeout{60};  ///< without a single byte
    long most_redirects = 8;
    int most_attempts = 8;  ///< connections for one file; a further one only when the last brought something
};

struct DownloadProgress {
    std::uint64_t received = 0;          ///< bytes in the part file
    std::optional<std::uint64_t> total;  ///< as far as the server says
};
using ReportDownload = std::function<void(const DownloadProgress&)>;

/// Bytes that a user may still write to the file system of a folder.
using FreeSpace = std::function<std::uint64_t(const std::filesystem::path& folder)>;
/// As the system says; boundless where it does not say.
[[nodiscard]] std::uint64_t free_space(const std::filesystem::path& folder);

/// Fetches files from http, https and file addresses, one at a time, over connections that it keeps. Loopback
/// addresses are asked directly, others through the proxy that the environment names (`https_proxy`, …). An
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

/// True for text like `scheme://…`, which is no path.
[[nodiscard]] bool is_address(std::string_view text);
/// An address or path as messages may show it: without name and password, nor control characters.
[[nodiscard]] std::string shown_address(const std::string& text);
/// The `file:` address of a local file.
[[nodiscard]] std::string address_of(const std::filesystem::path& file);

}  // namespace storyflow::app
