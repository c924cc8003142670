#include "wyoming/event_reader.hpp"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <cstdint>
#include <utility>

#include "base/error.hpp"
#include "base/json_size.hpp"

namespace storyflow::wyoming {

namespace {

using boost::json::object;

base::Error refused(const std::string& why) {
    return {base::ErrorKind::invalid_input, why};
}

object parse_object(std::string_view text, const std::string& part) {
    if (base::json_value_count(text) > most_values)
        throw refused(part + " must not have more than " + std::to_string(most_values) + " values.");
    boost::system::error_code malformed;
    auto json = boost::json::parse(text, malformed);
    if (malformed || !json.is_object()) throw refused(part + " must be an object of JSON.");
    return std::move(json.get_object());
}

std::size_t length_in(const object& head, std::string_view name, std::size_t most) {
    const auto* found = head.if_contains(name);
    if (found == nullptr || found->is_null()) return 0;
    boost::system::error_code no_length;
    const auto length = found->to_number<std::uint64_t>(no_length);
    if (!no_length && !found->is_double() && length <= most) return static_cast<std::size_t>(length);
    throw refused(std::string(name) + " must be a whole number from 0 to " + std::to_string(most) + ".");
}

std::string type_in(const object& head) {
    const auto* found = head.if_contains("type");
    const auto* text = found == nullptr ? nullptr : found->if_string();
    if (text == nullptr) throw refused("type must be a string.");
    return std::string(std::string_view(*text));
}

object data_in(object& head) {
    auto* found = head.if_contains("data");
    if (found == nullptr || found->is_null()) return {};
    if (!found->is_object()) throw refused("data must be an object.");
    return std::move(found->get_object());
}

}  // namespace

std::optional<Event> EventReader::next() {
    if (!head_ && !read_line()) return std::nullopt;
    if (!head_->has_data && !read_data()) return std::nullopt;
    if (!skip_payload()) return std::nullopt;
    auto event = std::move(head_->event);
    head_.reset();
    return event;
}

bool EventReader::read_line() {
    const auto end = bytes_.find('\n', searched_);
    if (std::min(end, bytes_.size()) > longest_line)
        throw refused("The line of an event must not exceed " + std::to_string(longest_line) + " bytes.");
    if (end == std::string::npos) {
        searched_ = bytes_.size();
        return false;
    }
    auto json = parse_object(std::string_view(bytes_).substr(0, end), "The line of an event");
    bytes_.erase(0, end + 1);
    searched_ = 0;
    Head head;
    head.event = {type_in(json), data_in(json)};
    head.data_length = length_in(json, "data_length", longest_data);
    head.payload_length = length_in(json, "payload_length", longest_payload);
    head_ = std::move(head);
    return true;
}

bool EventReader::read_data() {
    if (bytes_.size() < head_->data_length) return false;
    if (head_->data_length > 0) {
        const auto more = parse_object(std::string_view(bytes_).substr(0, head_->data_length), "The data");
        for (const auto& member : more)
            head_->event.data[member.key()] = member.value();
        bytes_.erase(0, head_->data_length);
    }
    head_->has_data = true;
    return true;
}

bool EventReader::skip_payload() {
    const auto some = std::min(head_->payload_length, bytes_.size());
    bytes_.erase(0, some);
    head_->payload_length -= some;
    return head_->payload_length == 0;
}

}  // namespace storyflow::wyoming
