#include "api/film_sources.hpp"

#include <optional>
#include <string_view>

namespace storyflow::api {

film::StorySources film_sources(const Services& services) {
    return {
        .projects = services.projects,
        .segments = services.segments,
        .segment_media = services.segment_media,
        .settings = services.settings,
        .find_logo = [&logos = services.settings_media](std::string_view id) { return logos.find_logo(id); },
        .library = services.media};
}

}  // namespace storyflow::api
