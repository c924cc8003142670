#pragma once

#include <optional>

#include "api/field_reader.hpp"
#include "story/picture_fit.hpp"

namespace storyflow::api {

/// Reads `image_fit` of a segment: "fill" or "fit". Any other value is recorded as an error of the field.
[[nodiscard]] std::optional<story::PictureFit> read_image_fit(FieldReader& reader);

}  // namespace storyflow::api
