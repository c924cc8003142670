#include "mcp/message.hpp"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <cmath>
#include <utility>

#include "base/json_size.hpp"

namespace storyflow::mcp {

using boost::json::object;
using boost::json::value;

namespace {

bool is_id(const value& id) {
    return id.is_string() || id.is_number();
}

object parameters_of(const object& json) {
    const auto* sent = json.if_contains("params");
    if (sent == nullptr || sent->is_null()) return {};
    if (!sent->is_object()) throw Fault{wrong_parameters, "params must be an object."};
    return sent->get_object();
}

/// True if `json` can be written again: JSON has no infinity, which is the value of 1e999, and no other
/// number without a value.
bool is_finite(const value& json) {
    if (const auto* number = json.if_double()) return std::isfinite(*number);
    if (const auto* array = json.if_array()) return std::ranges::all_of(*array, is_finite);
    const auto* object = json.if_object();
    return object == nullptr ||
           std::ranges::all_of(*object, [](const auto& member) { return is_finite(member.value()); });
}

}  // namespace

value parse(std::string_view text) {
    if (base::json_value_count(text) > most_values) {
        throw Fault{not_json, "This message has more than " + std::to_string(most_values) +
                                  " values, which is the limit."};
    }
    boost::system::error_code malformed;
    auto parsed = boost::json::parse(text, malformed);
    if (malformed) throw Fault{not_json, "This message is not JSON."};
    if (!is_finite(parsed)) throw Fault{not_json, "This message has a number that is too large."};
    return parsed;
}

Message read_message(const value& json) {
    const auto* fields = json.if_object();
    if (fields == nullptr) throw Fault{no_request, "This is no request of JSON-RPC 2.0."};
    Message message;
    message.method = text_in(*fields, "method");
    const auto* id = fields->if_contains("id");
    if (message.method.empty() && id == nullptr)
        throw Fault{no_request, "This is no request of JSON-RPC 2.0."};
    if (message.method.empty()) {
        message.kind = Message::Kind::response;
        return message;
    }
    if (id == nullptr) message.kind = Message::Kind::notification;
    if (id != nullptr && !is_id(*id)) throw Fault{no_request, "id must be a string or a number."};
    if (id != nullptr) message.id = *id;
    message.parameters = parameters_of(*fields);
    return message;
}

object result_message(const value& id, object result) {
    return {{"jsonrpc", "2.0"}, {"id", id}, {"result", std::move(result)}};
}

object fault_message(const value& id, const Fault& fault) {
    return {
        {"jsonrpc", "2.0"}, {"id", id}, {"error", object{{"code", fault.code}, {"message", fault.message}}}};
}

std::string text_in(const object& json, std::string_view name) {
    const auto* found = json.if_contains(name);
    const auto* text = found == nullptr ? nullptr : found->if_string();
    return text == nullptr ? std::string() : std::string(std::string_view(*text));
}

object object_in(const object& json, std::string_view name) {
    const auto* found = json.if_contains(name);
    const auto* inner = found == nullptr ? nullptr : found->if_object();
    return inner == nullptr ? object() : *inner;
}

}  // namespace storyflow::mcp
