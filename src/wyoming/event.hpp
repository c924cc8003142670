#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <string_view>

namespace storyflow::wyoming {

/// A message between the two sides of a connection. Payloads are not kept: those that a client sends are
/// sound, which this server does not hear.
struct Event {
    std::string type;  ///< "synthesize"
    boost::json::object data;
};

/// The bytes of an event: a line of JSON, then the data, then the payload.
[[nodiscard]] std::string render(std::string_view type, const boost::json::object& data = {},
                                 std::string_view payload = {});

/// The text of a field; empty if it is absent or null. Throws `base::Error{invalid_input}` naming event and
/// field if it is something else.
[[nodiscard]] std::string text_of(const Event& event, std::string_view field);

}  // namespace storyflow::wyoming
