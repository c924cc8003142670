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

/// Requests and responses as plain values: what handlers and tests see, without a socket.
namespace storyflow::http {

enum class Method { get, head, post, put, patch, del, options, other };
[[nodiscard]] std::string_view to_string(Method method);

/// Header fields in order; names compare without case.
class Headers {
  public:
    void set(std::string_view name, std::string value);  ///< replaces
    void add(std::string_view name, std::string value);
    /// The first value, or nothing.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const;
    [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& all() const { return fields_; }

  private:
    std::vector<std::pair<std::string, std::string>> fields_;
};

struct Request {
    Method method = Method::get;
    std::string other_method;  ///< the name of one that is none of ours; else empty
    std::string path;          ///< as sent, still percent-encoded, without the query
    std::string query;         ///< behind '?', still encoded; empty without one
    Headers headers;
    std::string body;
    std::map<std::string, std::string, std::less<>> path_parameters;  ///< decoded; filled by the router
    bool was_held = false;  ///< handled for the second time; must not be held again
    /// What the server lends for building the answer: to be grown before a large one is built. It lasts until
    /// the answer is sent, so that a stream may go on using it. Absent outside of a server.
    MemoryBudget::Share* memory = nullptr;
    /// The body's share of the memory for requests: to be grown before something large is made of it. It
    /// lasts until the answer is there. Absent outside of a server.
    MemoryBudget::Share* body_memory = nullptr;
    std::string id{};  ///< the same in the log and in the answer's X-Request-Id; empty outside of a server

    /// First value of a query parameter, decoded.
    [[nodiscard]] std::optional<std::string> query_parameter(std::string_view name) const;
    /// All query parameters in order, decoded.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> query_parameters() const;
    /// A path parameter that the matched route declares; empty when it does not.
    [[nodiscard]] const std::string& parameter(std::string_view name) const;
};

/// A stretch of an open file; it survives the file's renaming or removal.
struct FileBody {
    std::shared_ptr<const base::FileDescriptor> file;
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
};

/// Why an answer is held back, and for how long. A request whose body is larger than a few kilobytes is not
/// held: its first answer is sent.
struct Hold {
    std::chrono::milliseconds at_most{0};
    /// Called once; `wake` may then be called from any thread, as often as wanted, also when the request is
    /// long done: the request is handled again. Runs where all connections are served, so it must be quick.
    std::function<void(std::function<void()> wake)> on_news;
};

struct Response {
    int status = 200;
    Headers headers;
    std::variant<std::string, FileBody, StreamBody, SourceBody> body;
    /// Set: this is the answer only if nothing happens for a while. The server keeps the request and has it
    /// handled once more, with `Request::was_held`, when the hold ends. No thread waits meanwhile.
    std::shared_ptr<Hold> hold;

    /// Nothing for a stream: its end is the connection's end.
    [[nodiscard]] std::optional<std::uint64_t> content_length() const;
    /// The body when it is held in memory (every body but that of a media file, a joined narration and a
    /// stream).
    [[nodiscard]] const std::string& text() const;
    [[nodiscard]] bool is_stream() const { return std::holds_alternative<StreamBody>(body); }
};

/// A response with a JSON body (already rendered).
[[nodiscard]] Response json_response(int status, std::string json);

/// Decodes %XX; `plus_is_space` for query strings and forms. Malformed escapes stay as they are.
[[nodiscard]] std::string percent_decode(std::string_view text, bool plus_is_space = false);
/// Encodes all but letters, digits and the characters in `kept`.
[[nodiscard]] std::string percent_encode(std::string_view text, std::string_view kept);
/// Encodes all but unreserved characters and `/~!*()'`.
[[nodiscard]] std::string percent_encode_path(std::string_view path);

}  // namespace storyflow::http
