#include "api/agent_arguments.hpp"

#include "base/utf8.hpp"

namespace storyflow::api {

base::Error wrong_argument(std::string_view name, std::string_view why) {
    return {base::ErrorKind::invalid_input, std::string(name) + ": " + std::string(why)};
}

std::string text_argument(const boost::json::object& arguments, std::string_view name,
                          const std::optional<std::string>& usual) {
    const auto* sent = arguments.if_contains(name);
    if (usual && (sent == nullptr || sent->is_null())) return *usual;
    const auto* text = sent == nullptr ? nullptr : sent->if_string();
    if (text == nullptr) throw wrong_argument(name, "a string is required.");
    if (base::is_blank(std::string_view(*text))) throw wrong_argument(name, "it must not be blank.");
    return std::string(std::string_view(*text));
}

}  // namespace storyflow::api
