#pragma once

#include "api/services.hpp"
#include "film/story_for_film.hpp"

namespace storyflow::api {

/// Where the films of projects come from, borrowed from the services.
[[nodiscard]] film::StorySources film_sources(const Services& services);

}  // namespace storyflow::api
