#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "models/download_limits.hpp"
#include "models/part_file.hpp"

namespace storyflow::models {

/// Takes one answer in: reads from its head which stretch of which version it is, decides whether that
/// continues the part file or starts it anew, and appends the body within the limits. Knows HTTP's words, not
/// the connection. Not thread-safe.
class DownloadReceiver {
  public:
    struct Context {
        const DownloadLimits& limits;
        const FreeSpace& space;
        const ReportDownload& report;
    };

    /// `offset` is what was asked for: the bytes from there on, 0 for all.
    DownloadReceiver(std::string address, PartFile& part, std::uint64_t offset, Context context);

    /// One line of a head with or without its line end. A status line begins a new head (after a redirect).
    void on_head_line(std::string_view line);
    /// Before the first bytes of the body, and for an empty body at the end. `status` is 0 and `length` that
    /// of the file for answers without a head. Throws `base::Error{payload_too_large}` or `{unavailable}` (no
    /// room on the disk, or a stretch that nobody asked for).
    void begin_body(long status, std::optional<std::uint64_t> length);
    void on_body(std::string_view bytes);

    [[nodiscard]] bool has_begun() const { return has_begun_; }
    /// Body bytes of this answer.
    [[nodiscard]] std::uint64_t received() const { return received_; }
    /// For status 416: the file's whole length, as far as the server says.
    [[nodiscard]] std::optional<std::uint64_t> whole_length() const { return range_.whole; }

  private:
    struct ContentRange {
        std::optional<std::uint64_t> begin;
        std::optional<std::uint64_t> whole;
    };
    struct Head {
        std::string etag;
        std::string modified;
    };

    [[nodiscard]] static ContentRange parse_content_range(std::string_view value);
    [[nodiscard]] std::string version() const;
    void check_size(std::uint64_t size);
    void check_space(std::uint64_t more) const;
    void report() const;

    std::string address_;
    PartFile& part_;
    std::uint64_t offset_;
    Context context_;
    Head head_;
    ContentRange range_;
    std::optional<std::uint64_t> total_;
    std::uint64_t received_ = 0;
    bool has_begun_ = false;
};

}  // namespace storyflow::models
