#include "api/error_sentence.hpp"

#include <algorithm>
#include <array>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <string_view>

#include "api/error_response.hpp"

namespace storyflow::api {

namespace {

using boost::json::value;

/// The keys of sentences that are about no field.
constexpr std::array<std::string_view, 3> general{"error", "detail", "message"};

std::string first_text(const value& json) {
    if (const auto* text = json.if_string()) return std::string(std::string_view(*text));
    if (const auto* list = json.if_array(); list != nullptr && !list->empty())
        return first_text(list->front());
    const auto* fields = json.if_object();
    if (fields == nullptr || fields->empty()) return {};
    const auto& member = *fields->begin();
    const std::string_view name = member.key();
    const auto text = first_text(member.value());
    const bool is_general = std::ranges::find(general, name) != general.end();
    return is_general ? text : std::string(name) + ": " + text;
}

}  // namespace

std::string sentence_of(const base::Error& error) {
    const auto response = error_response(error);
    boost::system::error_code malformed;
    const auto body = boost::json::parse(response.text(), malformed);
    const auto sentence = malformed ? std::string() : first_text(body);
    return sentence.empty() ? "The request failed." : sentence;
}

}  // namespace storyflow::api
