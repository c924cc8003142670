#include "api/segment_images.hpp"

#include <optional>
#include <variant>

#include "api/addressed.hpp"
#include "api/api_error.hpp"
#include "api/json_body.hpp"
#include "api/resources.hpp"
#include "api/stored_image.hpp"
#include "api/unlocked.hpp"

namespace storyflow::api {

namespace {

using base::ErrorKind;

const http::FormPart& sent_image(const RequestBody& body) {
    const auto* file = body.file("image");
    if (file == nullptr) throw refusal(ErrorKind::invalid_input, "No image file provided");
    return *file;
}

}  // namespace

http::Response upload_image(const Services& services, const http::Request& request) {
    const auto segment = addressed_segment(services, request);
    require_unlocked(segment);
    const auto body = read_body(request);
    const auto& file = sent_image(body);
    check_image(*file.file_name, file.body);
    const auto target =
        unless_locked([&] { return store_image(services, segment, *file.file_name, file.body); });
    return json_answer(200, {{"id", segment.id},
                             {"image_file", MediaUrls::path_only().of(target)},
                             {"message", "Image uploaded successfully"}});
}

http::Response remove_image(const Services& services, const http::Request& request) {
    const auto segment = addressed_segment(services, request);
    require_unlocked(segment);
    const auto removed = unless_locked([&] { return services.segment_media.remove_image(segment.id); });
    if (!removed) throw no_such_segment();
    if (std::holds_alternative<story::NothingThere>(*removed)) {
        throw refusal(ErrorKind::invalid_input, "No image to remove");
    }
    services.keeper.apply(std::get<story::MediaChanges>(*removed));
    return json_answer(
        200, {{"id", segment.id}, {"image_file", nullptr}, {"message", "Image removed successfully"}});
}

}  // namespace storyflow::api
