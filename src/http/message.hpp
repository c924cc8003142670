#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/file.hpp"
#include "http/body_stream.hpp"
#include "http/byte_source.hpp"
#include "http/memory_budget.hpp"

/// Requests and responses as plain values without a socket: handlers and tests work on these.
namespace storyflow::http {

enum class Method { get, head, post, put, patch, del, options, other };
[[nodiscard]] std::string_view to_string(Method method);

/// Header fields in order; names compare without regard to case.
class Headers {
  public:
    void set(std::string_view name, std::string value);  ///< replaces
    void add(std::string_view name, std::string value);
    /// The first value of the field; std::nullopt if there is none.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const;
    [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& all() const { return fields_; }

  private:
    std::vector<std::pair<std::string, std::string>> fields_;
};

struct Request {
    Method method = Method::get;
    std::string other_method;  ///< the method's name if `method` is `other`; else empty
    std::string path;          ///< as sent, still percent-encoded, without the query
    std::string query;         ///< after the '?', still encoded; empty without a query
    Headers headers;
    std::string body;
    std::map<std::string, std::string, std::less<>> path_parameters;  ///< decoded; filled by the router
    bool was_held = false;  ///< true when handled for the second time; must not be held again
    /// The response's share of the memory budget: handlers grow it before they build something large. It
    /// lasts until the response is sent, so that a stream may go on using it. Null outside of a server.
    MemoryBudget::Share* memory = nullptr;
    /// The share of the memory budget that holds the request's body: handlers grow it before they make
    /// something large of the body. It lasts until the response is built. Null outside of a server.
    MemoryBudget::Share* body_memory = nullptr;
    std::string id{};           ///< logged and sent as the response's X-Request-Id; empty outside of a server
    std::string peer{};         ///< address of the other end of the connection; empty outside of a server
    bool is_encrypted = false;  ///< the client speaks TLS with a proxy that this server trusts

    /// The first value of a query parameter, decoded; std::nullopt if there is none.
    [[nodiscard]] std::optional<std::string> query_parameter(std::string_view name) const;
    /// All query parameters in order, decoded.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> query_parameters() const;
    /// A path parameter of the matched route; empty if the route has none of that name.
    [[nodiscard]] const std::string& parameter(std::string_view name) const;
};

/// A range of an open file; the file may be renamed or removed meanwhile.
struct FileBody {
    std::shared_ptr<const base::FileDescriptor> file;
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
};

/// The event that a response waits for, and for how long. A request whose body is larger than a few kilobytes
/// is not held: its first response is sent.
struct Hold {
    std::chrono::milliseconds at_most{0};
    /// Called once; `wake` may then be called from any thread, any number of times, even after the request is
    /// done. It makes the server handle the request again. Runs on an I/O thread, so it must not block.
    std::function<void(std::function<void()> wake)> on_news;
};

struct Response {
    int status = 200;
    Headers headers;
    std::variant<std::string, FileBody, StreamBody, SourceBody> body;
    /// If set, this response is sent only for a request that cannot be held. Otherwise the server keeps the
    /// request and handles it once more, with `Request::was_held`, when the hold ends. No thread is blocked
    /// meanwhile.
    std::shared_ptr<Hold> hold;
    std::string subject{};  ///< id of the thing that was read or changed, for records of it; is not sent

    /// std::nullopt for a stream, whose end `StreamBody::end` marks.
    [[nodiscard]] std::optional<std::uint64_t> content_length() const;
    /// The body if it is in memory. (Media files, joined narrations and streams are not.)
    [[nodiscard]] const std::string& text() const;
    [[nodiscard]] bool is_stream() const { return std::holds_alternative<StreamBody>(body); }
};

/// A response with a JSON body, which the caller has rendered.
[[nodiscard]] Response json_response(int status, std::string json);

/// Decodes %XX; with `plus_is_space` (query strings and forms) also '+'. Malformed escapes are kept.
[[nodiscard]] std::string percent_decode(std::string_view text, bool plus_is_space = false);
/// Encodes all but letters, digits and the characters in `kept`.
[[nodiscard]] std::string percent_encode(std::string_view text, std::string_view kept);
/// Encodes all but unreserved characters and `/~!*()'`.
[[nodiscard]] std::string percent_encode_path(std::string_view path);

}  // namespace storyflow::http
