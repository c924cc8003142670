#include "app/log_output.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <poll.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>

namespace storyflow::app {

namespace {

constexpr auto logger_name = "storyflow";

bool takes_bytes(int descriptor) {
    pollfd state{descriptor, POLLOUT, 0};
    return ::poll(&state, 1, 0) == 1 && (state.revents & POLLOUT) != 0;
}

std::string_view view(spdlog::string_view_t text) {
    return {text.data(), text.size()};
}

std::string rfc_3339(std::chrono::system_clock::time_point time) {
    const auto milliseconds =
        std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z", fmt::gmtime(std::chrono::system_clock::to_time_t(time)),
                       milliseconds % 1000);
}

}  // namespace

void NonblockingSink::sink_it_(const spdlog::details::log_msg& message) {
    spdlog::memory_buf_t line;
    formatter_->format(message, line);
    if (dropped_ > 0) tell_of_dropped();
    if (dropped_ > 0 || !write_at_once({line.data(), line.size()})) ++dropped_;
}

/// A pipe that is ready for writing accepts one page without blocking. The rest of a longer line may block
/// until the reader continues.
bool NonblockingSink::write_at_once(std::string_view line) {
    if (!takes_bytes(descriptor_)) return false;
    while (!line.empty()) {
        const ssize_t written = ::write(descriptor_, line.data(), line.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        line.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

void NonblockingSink::tell_of_dropped() {
    const auto text = fmt::format("{} lines of the log were dropped: they were not read in time.", dropped_);
    spdlog::memory_buf_t line;
    formatter_->format(spdlog::details::log_msg(logger_name, spdlog::level::warn, text), line);
    if (write_at_once({line.data(), line.size()})) dropped_ = 0;
}

void JsonLogFormatter::format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& line) {
    const bool has_fields = view(message.logger_name) == fields_logger;
    fmt::format_to(std::back_inserter(line), R"({{"time":"{}","level":"{}",{}{}}})", rfc_3339(message.time),
                   view(spdlog::level::to_string_view(message.level)), has_fields ? "" : "\"message\":",
                   has_fields ? std::string(view(message.payload)) : json_string(view(message.payload)));
    line.push_back('\n');
}

std::string json_string(std::string_view text) {
    constexpr unsigned char first_printable = 0x20;
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') quoted += '\\';
        if (static_cast<unsigned char>(c) < first_printable) {
            quoted += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        } else {
            quoted += c;
        }
    }
    return quoted += '"';
}

void log_to_stderr() {
    spdlog::set_default_logger(
        std::make_shared<spdlog::logger>(logger_name, std::make_shared<NonblockingSink>(STDERR_FILENO)));
    spdlog::set_level(spdlog::level::warn);
}

LogFormat log_format(const Config& config) {
    return config.log_format == "json" ? LogFormat::json : LogFormat::text;
}

void choose_log(const Config& config) {
    spdlog::set_level(spdlog::level::from_str(config.log_level));
    if (log_format(config) == LogFormat::json) spdlog::set_formatter(std::make_unique<JsonLogFormatter>());
}

std::string name_of_logger(LogFormat format) {
    return format == LogFormat::json ? std::string(fields_logger) : spdlog::default_logger()->name();
}

}  // namespace storyflow::app
