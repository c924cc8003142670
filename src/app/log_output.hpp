#pragma once

#include <spdlog/formatter.h>
#include <spdlog/sinks/base_sink.h>

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "app/config.hpp"

namespace storyflow::app {

/// Writes log lines to a file descriptor and never waits: a line that does not fit (into a pipe that nobody
/// reads, onto a terminal that was stopped) is dropped, and the next one that fits says how many were. Safe
/// from any thread.
class NonblockingSink final : public spdlog::sinks::base_sink<std::mutex> {
  public:
    /// `descriptor` stays open as long.
    explicit NonblockingSink(int descriptor) : descriptor_(descriptor) {}

  protected:
    void sink_it_(const spdlog::details::log_msg& message) override;
    void flush_() override {}

  private:
    bool write_at_once(std::string_view line);
    void tell_of_dropped();

    int descriptor_;
    std::uint64_t dropped_ = 0;
};

/// The name of the logger whose messages are fields already: `"status":200,"bytes":5`.
inline constexpr std::string_view fields_logger = "fields";

/// A line is one JSON object: time (UTC, RFC 3339), level, and message; the message of `fields_logger` is put
/// in as it is.
class JsonLogFormatter final : public spdlog::formatter {
  public:
    void format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& line) override;
    [[nodiscard]] std::unique_ptr<spdlog::formatter> clone() const override {
        return std::make_unique<JsonLogFormatter>();
    }
};

/// The text in quotation marks as JSON writes it; invalid UTF-8 as it is.
[[nodiscard]] std::string json_string(std::string_view text);

enum class LogFormat { text, json };

/// From now on the program's log goes to standard error, from warnings on, as text.
void log_to_stderr();
/// With the level and the format of the configuration.
void choose_log(const Config& config);
[[nodiscard]] LogFormat log_format(const Config& config);

}  // namespace storyflow::app
