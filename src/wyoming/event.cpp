#include "wyoming/event.hpp"

#include <boost/json/serialize.hpp>

#include "base/error.hpp"

namespace storyflow::wyoming {

std::string render(std::string_view type, const boost::json::object& data, std::string_view payload) {
    const auto data_bytes = data.empty() ? std::string() : boost::json::serialize(data);
    boost::json::object head{{"type", type}};
    if (!data_bytes.empty()) head["data_length"] = data_bytes.size();
    if (!payload.empty()) head["payload_length"] = payload.size();
    auto bytes = boost::json::serialize(head) + '\n';
    bytes += data_bytes;
    bytes += payload;
    return bytes;
}

std::string text_of(const Event& event, std::string_view field) {
    const auto* found = event.data.if_contains(field);
    if (found == nullptr || found->is_null()) return {};
    if (const auto* text = found->if_string()) return std::string(std::string_view(*text));
    throw base::Error(base::ErrorKind::invalid_input,
                      event.type + ": " + std::string(field) + " must be a string.");
}

}  // namespace storyflow::wyoming
