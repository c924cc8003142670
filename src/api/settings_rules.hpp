#pragma once

#include <boost/json/object.hpp>
#include <span>

#include "speech/engines.hpp"
#include "story/logo.hpp"
#include "story/settings.hpp"

namespace storyflow::api {

/// Changes `settings` as the request's fields say; unknown fields are ignored. `subtitle_color` and
/// `subtitle_font_color` follow each other if only one of them is sent, and so do `zoom_intensity` and
/// `ken_burns_zoom` (which is held to its limits). Throws `ApiError` (400) with every wrong field, or, if all
/// are right, because the picture size is none of the presets; `settings` must not be used then. `engines`
/// tell which voices there are; `logos`: those that may be the active one.
void apply_settings(const boost::json::object& fields, story::Settings& settings,
                    const speech::Engines& engines, std::span<const story::Logo> logos);

}  // namespace storyflow::api
