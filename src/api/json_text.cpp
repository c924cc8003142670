#include "api/json_text.hpp"

#include <array>
#include <boost/json/serialize.hpp>
#include <charconv>
#include <cmath>

namespace storyflow::api {

namespace {

void append(std::string& out, const boost::json::value& value);

void append_array(std::string& out, const boost::json::array& array) {
    out += '[';
    bool first = true;
    for (const auto& element : array) {
        if (!first) out += ',';
        first = false;
        append(out, element);
    }
    out += ']';
}

void append_object(std::string& out, const boost::json::object& object) {
    out += '{';
    bool first = true;
    for (const auto& member : object) {
        if (!first) out += ',';
        first = false;
        out += boost::json::serialize(member.key());
        out += ':';
        append(out, member.value());
    }
    out += '}';
}

void append(std::string& out, const boost::json::value& value) {
    switch (value.kind()) {
        case boost::json::kind::array:
            return append_array(out, value.get_array());
        case boost::json::kind::object:
            return append_object(out, value.get_object());
        case boost::json::kind::double_:
            out += float_text(value.get_double());
            return;
        case boost::json::kind::null:
        case boost::json::kind::bool_:
        case boost::json::kind::int64:
        case boost::json::kind::uint64:
        case boost::json::kind::string:
            out += boost::json::serialize(value);
            return;
    }
}

}  // namespace

std::string json_text(const boost::json::value& value) {
    std::string out;
    append(out, value);
    return out;
}

std::string float_text(double number) {
    if (!std::isfinite(number)) return "null";
    const double magnitude = std::abs(number);
    const bool plain = magnitude == 0.0 || (magnitude >= 1e-4 && magnitude < 1e16);
    std::array<char, 40> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number,
                                   plain ? std::chars_format::fixed : std::chars_format::scientific)
                         .ptr;
    std::string text(digits.data(), end);
    if (plain && text.find('.') == std::string::npos) text += ".0";
    return text;
}

std::string_view python_type_name(const boost::json::value& value) {
    switch (value.kind()) {
        case boost::json::kind::null:
            return "NoneType";
        case boost::json::kind::bool_:
            return "bool";
        case boost::json::kind::int64:
        case boost::json::kind::uint64:
            return "int";
        case boost::json::kind::double_:
            return "float";
        case boost::json::kind::string:
            return "str";
        case boost::json::kind::array:
            return "list";
        case boost::json::kind::object:
            return "dict";
    }
    return "object";
}

}  // namespace storyflow::api
