#include "api/error_response.hpp"

#include <spdlog/spdlog.h>

#include <boost/json/object.hpp>
#include <string>

#include "api/answer_memory.hpp"
#include "api/api_error.hpp"
#include "api/json_text.hpp"
#include "base/disk_full.hpp"
#include "base/log_text.hpp"
#include "tasks/task_store.hpp"

namespace storyflow::api {

namespace {

// Seconds. Long enough for the queue to shrink, short enough for a user who waits.
constexpr auto retry_after_seconds = "5";

bool is_reused_key(const base::Error& error) {
    return dynamic_cast<const tasks::RequestKeyReused*>(&error) != nullptr;
}

/// A reused request key is 422, not 409: sending the request again cannot help.
int answer_status(const base::Error& error) {
    constexpr int unprocessable = 422;
    return is_reused_key(error) ? unprocessable : status_of(error.kind());
}

/// Whether the log reports the error elsewhere: a full disk is logged when it begins and ends, not with each
/// request that fails for it.
bool is_told_once(const base::Error& error) {
    return dynamic_cast<const base::DiskFull*>(&error) != nullptr;
}

/// Whether the same request may succeed later.
bool may_pass(const base::Error& error, int status) {
    if (dynamic_cast<const AnswerTooLarge*>(&error) != nullptr) return false;
    return status == 429 || status == 503;
}

boost::json::object body_of(const base::Error& error) {
    if (const auto* worded = dynamic_cast<const ApiError*>(&error)) return worded->body();
    return {{is_reused_key(error) ? "error" : "detail", error.what()}};
}

}  // namespace

int status_of(base::ErrorKind kind) {
    switch (kind) {
        case base::ErrorKind::invalid_input:
            return 400;
        case base::ErrorKind::unauthorized:
            return 401;
        case base::ErrorKind::forbidden:
            return 403;
        case base::ErrorKind::not_found:
            return 404;
        case base::ErrorKind::conflict:
            return 409;
        case base::ErrorKind::precondition_failed:
            return 412;
        case base::ErrorKind::payload_too_large:
            return 413;
        case base::ErrorKind::unsupported_media:
            return 415;
        case base::ErrorKind::queue_full:
            return 429;
        case base::ErrorKind::unavailable:
        case base::ErrorKind::cancelled:
            return 503;
        case base::ErrorKind::damaged_model:
        case base::ErrorKind::internal:
            return 500;
    }
    return 500;
}

http::Response error_response(const base::Error& error, std::string_view request_id) {
    const auto* worded = dynamic_cast<const ApiError*>(&error);
    const int status = answer_status(error);
    if (status == 500 && worded == nullptr) {
        spdlog::error("Internal error in request {}: {}", request_id, base::log_text(error));
        return http::json_response(500, R"({"detail":"Internal server error."})");
    }
    if (!error.detail().empty() && !is_told_once(error))
        spdlog::warn("Request {}: {}", request_id, base::log_text(error));
    auto response = http::json_response(status, json_text(body_of(error)));
    if (may_pass(error, status)) response.headers.set("Retry-After", retry_after_seconds);
    return response;
}

}  // namespace storyflow::api
