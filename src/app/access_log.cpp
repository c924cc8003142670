#include "app/access_log.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <chrono>
#include <exception>
#include <string>
#include <string_view>

#include "base/log_text.hpp"

namespace storyflow::app {

namespace {

constexpr std::size_t longest_told = 200;

/// Text from outside, shortened and without control characters.
std::string told(std::string_view text) {
    return base::log_text(text.substr(0, longest_told));
}

bool is_polled(std::string_view route) {
    return route.starts_with("/health") || route == "/metrics";
}

spdlog::level::level_enum level_of(const http::Exchange& exchange) {
    constexpr int first_fault = 500;
    if (is_polled(exchange.route)) return spdlog::level::debug;
    return exchange.status >= first_fault ? spdlog::level::warn : spdlog::level::info;
}

double milliseconds(const http::Exchange& exchange) {
    return std::chrono::duration<double, std::milli>(exchange.duration).count();
}

std::string line_of(const http::Exchange& exchange) {
    return fmt::format("{} {} {} {} bytes {:.1f} ms request {}{}", told(exchange.method), told(exchange.path),
                       exchange.status, exchange.bytes, milliseconds(exchange), exchange.request_id,
                       exchange.complete ? "" : " (the client was gone)");
}

std::string fields_of(const http::Exchange& exchange) {
    return fmt::format(
        R"("message":"request","method":{},"route":{},"path":{},"status":{},"bytes":{},"milliseconds":{:.1f},)"
        R"("complete":{},"request_id":{})",
        json_string(told(exchange.method)), json_string(exchange.route), json_string(told(exchange.path)),
        exchange.status, exchange.bytes, milliseconds(exchange), exchange.complete,
        json_string(exchange.request_id));
}

}  // namespace

AccessLog::AccessLog(LogFormat format)
    : format_(format),
      log_(name_of_logger(format), spdlog::default_logger()->sinks().begin(),
           spdlog::default_logger()->sinks().end()) {
    log_.set_level(spdlog::default_logger()->level());
}

void AccessLog::exchange_ended(const http::Exchange& exchange) noexcept {
    try {
        const auto level = level_of(exchange);
        if (log_.should_log(level))
            log_.log(level, format_ == LogFormat::json ? fields_of(exchange) : line_of(exchange));
    } catch (const std::exception&) {
        // No memory for the line. The response was sent nevertheless.
    }
}

void AccessLog::connection_failed(std::string_view reason) noexcept {
    spdlog::warn("A connection was ended: {}", reason);
}

}  // namespace storyflow::app
