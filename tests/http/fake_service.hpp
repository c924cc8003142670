#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "http/service.hpp"

namespace storyflow::http {

/// Answers with the result of `handler`; without one, with method, path and body. Refuses strangers before
/// their body is read.
class FakeService final : public Service {
  public:
    [[nodiscard]] std::optional<Response> refuse(const Request& head) const noexcept override {
        if (!head.headers.find("X-Stranger")) return std::nullopt;
        return json_response(401, "who?");
    }
    [[nodiscard]] Response handle(Request request) noexcept override {
        if (handler) return handler(request);
        return json_response(
            200, std::string(to_string(request.method)) + " " + request.path + " " + request.body);
    }
    [[nodiscard]] std::size_t max_body_bytes(Method, std::string_view) const override { return body_limit; }
    /// Determined by the path: `/quick…`, `/write…`; all others read.
    [[nodiscard]] RequestClass request_class(Method, std::string_view path) const override {
        if (path.starts_with("/quick")) return RequestClass::quick;
        return path.starts_with("/write") ? RequestClass::writing : RequestClass::reading;
    }
    [[nodiscard]] Caller caller(const Request& head) const noexcept override {
        return {.address = head.peer, .needs = needs};
    }
    [[nodiscard]] std::string_view route(Method, std::string_view) const override { return pattern; }
    void decorate(const Request& request, Response& response) const noexcept override {
        response.headers.set("X-Decorated", request.path);
    }

    std::function<Response(const Request&)> handler;
    std::size_t body_limit = 1024 * 1024;
    std::string pattern;  ///< of the one route
    AccessScope needs = AccessScope::read;
};

/// Blocks handlers until it is opened, and counts those that have arrived.
class Gate {
  public:
    void pass() {
        std::unique_lock lock(mutex_);
        ++arrived_;
        changed_.notify_all();
        changed_.wait(lock, [&] { return open_; });
    }
    void open() {
        const std::lock_guard lock(mutex_);
        open_ = true;
        changed_.notify_all();
    }
    /// False if fewer handlers arrived within 20 seconds.
    [[nodiscard]] bool wait_for_arrivals(int count) {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, std::chrono::seconds(20), [&] { return arrived_ >= count; });
    }

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    int arrived_ = 0;
    bool open_ = false;
};

}  // namespace storyflow::http
