#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "models/download_limits.hpp"
#include "models/part_file.hpp"

namespace storyflow::models {

/// Processes one HTTP response: determines from its head the version and the range of the bytes, decides
/// whether they continue the part file or start it anew, and appends the body within the limits. Independent
/// of libcurl. Not thread-safe.
class DownloadReceiver {
  public:
    struct Context {
        const DownloadLimits& limits;
        const FreeSpace& space;
        const ReportDownload& report;
    };

    /// `offset`: the bytes from there on were requested; 0: all.
    DownloadReceiver(std::string address, PartFile& part, std::uint64_t offset, Context context);

    /// One line of the head, with or without its line end. A status line begins a new head (after a
    /// redirect).
    void on_head_line(std::string_view line);
    /// Call before the first bytes of the body, and at the end if the body is empty. For a response without a
    /// head `status` is 0 and `length` that of the file. Throws `base::Error{payload_too_large}`, or
    /// `{unavailable}` if the disk lacks room or the range is not the requested one.
    void begin_body(long status, std::optional<std::uint64_t> length);
    void on_body(std::string_view bytes);

    [[nodiscard]] bool has_begun() const { return has_begun_; }
    /// Bytes of this response's body received so far.
    [[nodiscard]] std::uint64_t received() const { return received_; }
    /// For status 416: the file's whole length; std::nullopt if the server does not say.
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
