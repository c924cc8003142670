#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "http/server.hpp"
#include "http/static_file.hpp"

namespace storyflow::support {

/// A real HTTP server on a free loopback port that serves the files of a folder, with ranges and versions, as
/// download servers do. `answer`, if set before the first request, replaces the default answer.
class FileServer final : private http::Service {
  public:
    using Answer = std::function<http::Response(const http::Request&)>;

    explicit FileServer(std::filesystem::path folder)
        : folder_(std::move(folder)), server_(options(), *this) {
        server_.start();
    }

    Answer answer;

    [[nodiscard]] std::string address(const std::string& path) const {
        return "http://127.0.0.1:" + std::to_string(server_.port()) + "/" + path;
    }
    /// The default answer.
    [[nodiscard]] http::Response serve(const http::Request& request) const {
        try {
            return http::serve_file(request, folder_ / http::percent_decode(request.path).substr(1));
        } catch (const base::Error&) {
            return http::json_response(404, "no such file");
        }
    }
    /// All requests so far, the oldest first.
    [[nodiscard]] std::vector<http::Request> requests() const {
        const std::lock_guard lock(mutex_);
        return requests_;
    }

  private:
    static http::ServerOptions options() {
        http::ServerOptions options;
        options.port = 0;
        return options;
    }
    [[nodiscard]] http::Response handle(http::Request request) noexcept override {
        {
            const std::lock_guard lock(mutex_);
            requests_.push_back(request);
        }
        return answer ? answer(request) : serve(request);
    }
    [[nodiscard]] std::size_t max_body_bytes(http::Method, std::string_view) const override { return 0; }

    std::filesystem::path folder_;
    mutable std::mutex mutex_;
    std::vector<http::Request> requests_;
    http::Server server_;  // last: it stops before the members that its handlers use are destroyed
};

}  // namespace storyflow::support
