#include "api/settings.hpp"

#include <vector>

#include "api/json_body.hpp"
#include "api/resources.hpp"
#include "api/settings_rules.hpp"

namespace storyflow::api {

http::Response get_settings(const Services& services, const http::Request&) {
    return json_answer(200, settings_json(services.settings.load()));
}

http::Response update_settings(const Services& services, const http::Request& request) {
    const auto body = read_body(request);
    // Read before the change, whose transaction must not wait for another one.
    const auto logos =
        body.fields.contains("active_logo") ? services.settings_media.logos() : std::vector<story::Logo>();
    const auto changed = services.settings.change(
        [&](story::Settings& settings) { apply_settings(body.fields, settings, services.engines, logos); });
    return json_answer(200, settings_json(changed));
}

}  // namespace storyflow::api
