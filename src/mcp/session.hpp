#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mcp/message.hpp"

namespace storyflow::mcp {

/// Something that an agent can have done.
struct Tool {
    std::string name;
    std::string description;           ///< for the agent
    boost::json::object input_schema;  ///< JSON Schema of the arguments
    /// Returns the text for the agent. Throws `base::Error`, whose message the agent gets.
    std::function<std::string(const boost::json::object& arguments)> call;
};

/// The text that a tool returned, as the result of its call.
[[nodiscard]] boost::json::object tool_result(std::string_view text, bool is_error);

/// Whether this program speaks the version of the protocol: "2025-06-18".
[[nodiscard]] bool is_known_version(std::string_view version);

/// The most messages that a client may send at once, in an array.
inline constexpr std::size_t longest_batch = 32;

/// The server's side of the Model Context Protocol. It keeps no state between messages. Not thread-safe if
/// the tools are not.
class Session {
  public:
    Session(std::string version, std::vector<Tool> tools)
        : version_(std::move(version)), tools_(std::move(tools)) {}

    /// The answer to the text of a message or of an array of them, without a line break; std::nullopt if none
    /// is wanted.
    [[nodiscard]] std::optional<std::string> answer(std::string_view text) const;
    /// The same for parsed JSON.
    [[nodiscard]] std::optional<boost::json::value> answer(const boost::json::value& json) const;

  private:
    [[nodiscard]] std::optional<boost::json::value> answer_one(const boost::json::value& json) const;
    [[nodiscard]] std::optional<boost::json::value> answer_all(const boost::json::array& batch) const;
    [[nodiscard]] boost::json::object result_of(const Message& message) const;
    [[nodiscard]] boost::json::object initialized(const boost::json::object& parameters) const;
    [[nodiscard]] boost::json::object listed() const;
    [[nodiscard]] boost::json::object called(const boost::json::object& parameters) const;

    std::string version_;  ///< of the program
    std::vector<Tool> tools_;
};

}  // namespace storyflow::mcp
