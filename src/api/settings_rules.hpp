#pragma once

#include <boost/json/object.hpp>

#include "speech/engines.hpp"
#include "story/settings.hpp"

namespace storyflow::api {

/// Changes `settings` as the request's fields say; unknown fields are ignored. Throws `ApiError` (400) with
/// every wrong field, or, if all are right, because the picture size is none of the presets; `settings` must
/// not be used then. `engines` tell which voices there are.
void apply_settings(const boost::json::object& fields, story::Settings& settings,
                    const speech::Engines& engines);

}  // namespace storyflow::api
