#include "mcp/session.hpp"

#include <algorithm>
#include <array>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <exception>
#include <utility>

#include "base/caught_error.hpp"

namespace storyflow::mcp {

namespace {

using boost::json::object;
using boost::json::value;

/// The newest first: it is offered to a client that speaks none of them.
constexpr std::array<std::string_view, 3> protocol_versions{"2025-06-18", "2025-03-26", "2024-11-05"};

}  // namespace

object tool_result(std::string_view text, bool is_error) {
    return {{"content", boost::json::array{object{{"type", "text"}, {"text", text}}}}, {"isError", is_error}};
}

bool is_known_version(std::string_view version) {
    return std::ranges::find(protocol_versions, version) != protocol_versions.end();
}

std::optional<std::string> Session::answer(std::string_view text) const {
    try {
        const auto told = answer(parse(text));
        if (!told) return std::nullopt;
        return boost::json::serialize(*told);
    } catch (const Fault& fault) {
        return boost::json::serialize(fault_message(nullptr, fault));
    }
}

std::optional<value> Session::answer(const value& json) const {
    const auto* batch = json.if_array();
    return batch == nullptr ? answer_one(json) : answer_all(*batch);
}

std::optional<value> Session::answer_all(const boost::json::array& batch) const {
    if (batch.empty() || batch.size() > longest_batch) {
        return fault_message(
            nullptr, {no_request, "An array must have 1 to " + std::to_string(longest_batch) + " messages."});
    }
    boost::json::array answers;
    for (const auto& json : batch)
        if (auto told = answer_one(json)) answers.push_back(*std::move(told));
    if (answers.empty()) return std::nullopt;
    return answers;
}

std::optional<value> Session::answer_one(const value& json) const {
    value id;
    try {
        const auto message = read_message(json);
        // The server asks nothing, so that a response is to nothing.
        if (message.kind != Message::Kind::request) return std::nullopt;
        id = message.id;
        return result_message(id, result_of(message));
    } catch (const Fault& fault) {
        return fault_message(id, fault);
    }
}

object Session::result_of(const Message& message) const {
    if (message.method == "initialize") return initialized(message.parameters);
    if (message.method == "ping") return {};
    if (message.method == "tools/list") return listed();
    if (message.method == "tools/call") return called(message.parameters);
    throw Fault{no_such_method, "There is no method " + message.method + "."};
}

object Session::initialized(const object& parameters) const {
    const auto asked = text_in(parameters, "protocolVersion");
    const auto spoken = is_known_version(asked) ? std::string_view(asked) : protocol_versions.front();
    return {{"protocolVersion", spoken},
            {"capabilities", object{{"tools", object()}}},
            {"serverInfo", object{{"name", "storyflow"}, {"version", version_}}}};
}

object Session::listed() const {
    boost::json::array tools;
    for (const auto& tool : tools_) {
        tools.push_back(object{
            {"name", tool.name}, {"description", tool.description}, {"inputSchema", tool.input_schema}});
    }
    return {{"tools", std::move(tools)}};
}

object Session::called(const object& parameters) const {
    const auto name = text_in(parameters, "name");
    const auto tool = std::ranges::find(tools_, name, &Tool::name);
    if (tool == tools_.end()) throw Fault{wrong_parameters, "There is no tool \"" + name + "\"."};
    try {
        return tool_result(tool->call(object_in(parameters, "arguments")), false);
    } catch (const std::exception&) {
        return tool_result(base::caught_error().what(), true);
    }
}

}  // namespace storyflow::mcp
