#include "app/audit_log.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <exception>
#include <string>
#include <string_view>

#include "api/resources.hpp"
#include "base/log_text.hpp"

namespace storyflow::app {

namespace {

constexpr std::size_t longest_subject = 64;

/// An id from a path: text from outside.
std::string subject_of(const http::Exchange& exchange) {
    return base::log_text(exchange.subject.substr(0, longest_subject));
}

std::string text_or_null(std::string_view text) {
    return text.empty() ? "null" : json_string(text);
}

std::string_view text_or_none(std::string_view text) {
    return text.empty() ? "none" : text;
}

std::string as_fields(const http::Exchange& exchange) {
    return fmt::format(
        R"("key":{},"client":{},"method":{},"route":{},"subject":{},"status":{},"request_id":{})",
        text_or_null(exchange.key), text_or_null(exchange.client), json_string(exchange.method),
        json_string(exchange.route), text_or_null(subject_of(exchange)), exchange.status,
        json_string(exchange.request_id));
}

std::string as_text(const http::Exchange& exchange) {
    return fmt::format("Write: {} {} subject {} answered {}, key {}, client {}, request {}", exchange.method,
                       exchange.route, text_or_none(subject_of(exchange)), exchange.status,
                       text_or_none(exchange.key), text_or_none(exchange.client), exchange.request_id);
}

std::string as_fields(const KeyChange& change) {
    return fmt::format(R"("event":"key_{}","subject":{},"scope":"{}")", to_string(change.kind),
                       json_string(change.name), to_string(change.scope));
}

std::string as_text(const KeyChange& change) {
    return fmt::format("Key file: {} was {}, scope {}", change.name, to_string(change.kind),
                       to_string(change.scope));
}

}  // namespace

AuditLog::AuditLog(const AuditLogOptions& options, const base::Clock& clock)
    : clock_(clock),
      format_(options.format),
      needs_keys_(options.needs_keys),
      log_(name_of_logger(options.format), spdlog::default_logger()->sinks().begin(),
           spdlog::default_logger()->sinks().end()) {
    log_.set_level(spdlog::default_logger()->level());
    if (options.file) file_.emplace(*options.file);
}

void AuditLog::exchange_ended(const http::Exchange& exchange) noexcept {
    if (!exchange.is_write || (needs_keys_ && exchange.key.empty())) return;
    try {
        record({.message = "write", .fields = as_fields(exchange), .text = as_text(exchange)});
    } catch (const std::exception&) {
        spdlog::warn("A write was not recorded for lack of memory.");
    }
}

void AuditLog::key_changed(const KeyChange& change) noexcept {
    try {
        record({.message = "key file", .fields = as_fields(change), .text = as_text(change)});
    } catch (const std::exception&) {
        spdlog::warn("A change of the key file was not recorded for lack of memory.");
    }
}

void AuditLog::record(const Line& line) {
    if (file_) {
        file_->append(fmt::format(R"({{"time":"{}",{}}})", api::timestamp_text(clock_.now()), line.fields));
    } else if (log_.should_log(spdlog::level::info)) {
        log_.log(spdlog::level::info, format_ == LogFormat::json
                                          ? fmt::format(R"("message":"{}",{})", line.message, line.fields)
                                          : line.text);
    }
}

}  // namespace storyflow::app
