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

/// Writes log lines to a file descriptor without blocking: a line that does not fit (a pipe that is not read,
/// a stopped terminal) is dropped, and the next line that fits is preceded by the number of dropped ones.
/// Safe from any thread.
class NonblockingSink final : public spdlog::sinks::base_sink<std::mutex> {
  public:
    /// Borrows `descriptor`.
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

/// The name of the logger whose messages consist of JSON fields: `"status":200,"bytes":5`.
inline constexpr std::string_view fields_logger = "fields";

enum class LogFormat { text, json };

/// The name of a logger whose messages are fields in the format `json`, and lines of the default logger
/// otherwise.
[[nodiscard]] std::string name_of_logger(LogFormat format);

/// Formats a line as one JSON object with time (UTC, RFC 3339), level and message; inserts the message of
/// `fields_logger` unchanged.
class JsonLogFormatter final : public spdlog::formatter {
  public:
    void format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& line) override;
    [[nodiscard]] std::unique_ptr<spdlog::formatter> clone() const override {
        return std::make_unique<JsonLogFormatter>();
    }
};

/// The text as a JSON string with quotation marks; invalid UTF-8 stays as it is.
[[nodiscard]] std::string json_string(std::string_view text);

/// Sends the program's log to standard error, as text, from level warning on.
void log_to_stderr();
/// Sets the level and the format of the configuration.
void choose_log(const Config& config);
[[nodiscard]] LogFormat log_format(const Config& config);

}  // namespace storyflow::app
