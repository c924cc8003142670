#include "api/delivery_json.hpp"

#include <boost/json.hpp>

namespace storyflow::api {

namespace {

namespace json = boost::json;

json::string_view view(std::string_view text) {
    return {text.data(), text.size()};
}

}  // namespace

std::string delivery_answer(std::string_view incoming_file) {
    return json::serialize(json::object{{"incoming_file", view(incoming_file)}});
}

std::optional<std::string> read_delivery_answer(std::string_view text) {
    json::error_code malformed;
    const auto answer = json::parse(view(text), malformed);
    const auto* const fields = malformed ? nullptr : answer.if_object();
    const auto* const file = fields == nullptr ? nullptr : fields->if_contains("incoming_file");
    if (file == nullptr || !file->is_string()) return std::nullopt;
    return std::string(file->as_string());
}

std::string settle_request(std::string_view target) {
    return json::serialize(json::object{{"target", view(target)}});
}

}  // namespace storyflow::api
