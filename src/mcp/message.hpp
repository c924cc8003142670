#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <cstddef>
#include <string>
#include <string_view>

/// JSON-RPC 2.0, as the Model Context Protocol uses it. Pure functions.
namespace storyflow::mcp {

/// An error of JSON-RPC. Thrown by what reads messages, never beyond this room and its callers.
struct Fault {
    int code = 0;
    std::string message;
};

inline constexpr int not_json = -32700;
inline constexpr int no_request = -32600;
inline constexpr int no_such_method = -32601;
inline constexpr int wrong_parameters = -32602;

struct Message {
    enum class Kind { request, notification, response };

    Kind kind = Kind::request;
    boost::json::value id;  ///< of a request: a text or a number
    std::string method;     ///< empty in a response
    boost::json::object parameters;
};

/// No message of an agent has as many, and each takes some fifty bytes when it is parsed.
inline constexpr std::size_t most_values = 10'000;

/// Throws `Fault{not_json}`, also for JSON that is nested deeper than 32 levels or has more than
/// `most_values`.
[[nodiscard]] boost::json::value parse(std::string_view text);
/// Throws `Fault` for JSON that is no message.
[[nodiscard]] Message read_message(const boost::json::value& json);

[[nodiscard]] boost::json::object result_message(const boost::json::value& id, boost::json::object result);
[[nodiscard]] boost::json::object fault_message(const boost::json::value& id, const Fault& fault);

/// A field that is a text; empty if it is absent or something else.
[[nodiscard]] std::string text_in(const boost::json::object& json, std::string_view name);
/// A field that is an object; empty if it is absent or something else.
[[nodiscard]] boost::json::object object_in(const boost::json::object& json, std::string_view name);

}  // namespace storyflow::mcp
