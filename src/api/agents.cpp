#include "api/agents.hpp"

#include <boost/json/serialize.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "api/agent_speech.hpp"
#include "api/agent_tools.hpp"
#include "api/error_sentence.hpp"
#include "base/version.hpp"
#include "http/header_value.hpp"
#include "mcp/session.hpp"

namespace storyflow::api {

namespace {

using mcp::Fault;

http::Response answered(const boost::json::value& json, int status = 200) {
    return http::json_response(status, boost::json::serialize(json));
}

http::Response refused(const Fault& fault) {
    constexpr int bad_request = 400;
    return answered(mcp::fault_message(nullptr, fault), bad_request);
}

void require_json(const http::Request& request) {
    const auto type = request.headers.find("Content-Type").value_or("");
    if (http::parse_header_value(type).value == "application/json") return;
    throw base::Error(base::ErrorKind::unsupported_media, "Content-Type must be application/json.");
}

/// A client that names no version speaks one of before 2025-06-18.
void require_known_version(const http::Request& request) {
    const auto version = request.headers.find("MCP-Protocol-Version");
    if (!version || mcp::is_known_version(*version)) return;
    throw Fault{mcp::no_request,
                "MCP-Protocol-Version must be 2025-06-18, 2025-03-26 or 2024-11-05, as initialize agreed."};
}

/// The message if it calls the tool that is answered while it speaks.
std::optional<mcp::Message> call_of_speak(const boost::json::value& json) {
    if (!json.is_object()) return std::nullopt;
    auto message = mcp::read_message(json);
    const bool is_call = message.kind == mcp::Message::Kind::request && message.method == "tools/call";
    if (!is_call || mcp::text_in(message.parameters, "name") != "speak") return std::nullopt;
    return message;
}

bool is_invalid(const boost::json::value& answer) {
    const auto* fields = answer.if_object();
    const auto* error = fields == nullptr ? nullptr : fields->if_contains("error");
    return error != nullptr && error->at("code") == mcp::no_request;
}

}  // namespace

http::Response Agents::answer(const http::Request& request) const {
    require_json(request);
    try {
        require_known_version(request);
        const auto json = mcp::parse(request.body);
        if (const auto call = call_of_speak(json)) return speak(request, *call);
        const mcp::Session session(std::string(base::program_version()), agent_tools(*services_, request));
        const auto told = session.answer(json);
        constexpr int accepted = 202;
        constexpr int bad_request = 400;
        if (!told) return {.status = accepted, .headers = {}, .body = std::string(), .hold = nullptr};
        return answered(*told, is_invalid(*told) ? bad_request : 200);
    } catch (const Fault& fault) {
        return refused(fault);
    }
}

http::Response Agents::speak(const http::Request& request, const mcp::Message& call) const {
    try {
        auto wish = read_agent_speech(mcp::object_in(call.parameters, "arguments"), *services_);
        auto form = agent_speech_form(call.id, wish.format);
        return speech_.answer(request, std::move(wish), std::move(form));
    } catch (const base::Error& error) {
        return answered(mcp::result_message(call.id, mcp::tool_result(sentence_of(error), true)));
    }
}

}  // namespace storyflow::api
