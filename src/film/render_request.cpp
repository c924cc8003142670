#include "film/render_request.hpp"

#include <boost/json.hpp>
#include <stdexcept>

#include "base/error.hpp"

namespace storyflow::film {

namespace {

base::Error unknown_order(std::string_view text) {
    return {base::ErrorKind::internal, "The order of a render cannot be read.", std::string(text)};
}

}  // namespace

std::string request_text(const RenderRequest& request) {
    return boost::json::serialize(boost::json::object{{"hold_pictures", request.hold_pictures}});
}

RenderRequest parse_request(std::string_view text) {
    try {
        return {.hold_pictures = boost::json::parse(text).as_object().at("hold_pictures").as_bool()};
    } catch (const std::logic_error&) {
        throw unknown_order(text);  // a field is missing or of another type
    } catch (const boost::system::system_error&) {
        throw unknown_order(text);
    }
}

std::string render_subject(std::string_view project_id) {
    return std::string(project_id) + "/film";
}

}  // namespace storyflow::film
