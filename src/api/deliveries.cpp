#include "api/deliveries.hpp"

#include <string>
#include <string_view>

#include "api/api_error.hpp"
#include "api/delivery_json.hpp"
#include "api/field_reader.hpp"
#include "api/json_body.hpp"
#include "api/resources.hpp"

namespace storyflow::api {

namespace {

constexpr std::size_t longest_name = 100;
constexpr std::size_t longest_target = 500;

void require_key(const Services& services) {
    if (services.options.takes_deliveries) return;
    throw refusal(base::ErrorKind::forbidden,
                  "This server takes no deliveries: start it with --api-key, which its workers must know.");
}

/// The name that a worker chose for its file: one path part that does not begin with a dot.
std::string delivery_name(const http::Request& request) {
    const auto& name = request.parameter("name");
    const bool is_plain =
        name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-.") == std::string::npos;
    if (is_plain && name.size() <= longest_name && !name.starts_with('.') && name.ends_with(".wav"))
        return name;
    throw refusal(
        base::ErrorKind::invalid_input,
        "The name of a delivery has at most 100 lower-case letters, digits, hyphens and dots, and ends "
        "in .wav.");
}

bool is_wav(std::string_view bytes) {
    return bytes.size() > 44 && bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WAVE";
}

}  // namespace

http::Response put_delivery(const Services& services, const http::Request& request) {
    require_key(services);
    const auto name = delivery_name(request);
    if (!is_wav(request.body)) throw refusal(base::ErrorKind::invalid_input, "The body is no WAV file.");
    return http::json_response(201, delivery_answer(services.media.write_incoming(name, request.body)));
}

http::Response delete_delivery(const Services& services, const http::Request& request) {
    require_key(services);
    services.media.discard_incoming("incoming/" + delivery_name(request));
    return no_content();
}

http::Response settle_delivery(const Services& services, const http::Request& request) {
    require_key(services);
    const auto body = read_body(request);
    FieldReader fields(body.fields);
    const auto target = fields.text("target", {.longest = longest_target});
    if (!target) fields.require("target");
    fields.check();
    if (!services.keeper.settle(*target)) {
        throw base::Error(base::ErrorKind::unavailable, "The file cannot be put into the media folder yet.");
    }
    return json_answer(200, {{"target", *target}, {"settled", true}});
}

}  // namespace storyflow::api
