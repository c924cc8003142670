#pragma once

#include <boost/json/object.hpp>

#include "story/settings.hpp"

namespace storyflow::api {

/// Changes the settings as a request says; unknown fields are ignored. Throws `ApiError` (400) with every
/// wrong field, and when all are right but the picture size is none of the presets; then `settings` counts
/// for nothing. Pure.
void apply_settings(const boost::json::object& fields, story::Settings& settings);

}  // namespace storyflow::api
