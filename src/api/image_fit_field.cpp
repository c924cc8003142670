#include "api/image_fit_field.hpp"

#include <fmt/format.h>

#include <string_view>

namespace storyflow::api {

std::optional<story::PictureFit> read_image_fit(FieldReader& reader) {
    const auto* sent = reader.find("image_fit");
    if (sent == nullptr) return std::nullopt;
    const auto fit =
        sent->is_string() ? story::picture_fit_of(std::string_view(sent->get_string())) : std::nullopt;
    if (!fit) {
        const auto& [fill, whole] = story::picture_fit_words;
        reader.reject("image_fit", fmt::format("Must be \"{}\" or \"{}\".", fill, whole));
    }
    return fit;
}

}  // namespace storyflow::api
