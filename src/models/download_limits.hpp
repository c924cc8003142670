#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>

namespace storyflow::models {

struct DownloadLimits {
    std::uint64_t largest_file = std::uint64_t{2} * 1024 * 1024 * 1024;  ///< bytes
    std::uint64_t spare_space = std::uint64_t{64} * 1024 * 1024;  ///< bytes that must stay free on the disk
    std::chrono::seconds connect_timeout{30};
    std::chrono::seconds stall_timeout{60};  ///< without receiving a byte
    long most_redirects = 8;
    int most_attempts = 8;  ///< for one file; another attempt is made only if the last one received bytes
};

struct DownloadProgress {
    std::uint64_t received = 0;          ///< bytes in the part file
    std::optional<std::uint64_t> total;  ///< std::nullopt if the server does not say
};
using ReportDownload = std::function<void(const DownloadProgress&)>;

/// The number of bytes that a user may still write to a folder's file system.
using FreeSpace = std::function<std::uint64_t(const std::filesystem::path& folder)>;

}  // namespace storyflow::models
