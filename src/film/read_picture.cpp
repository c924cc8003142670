#include "film/read_picture.hpp"

#include <string>

#include "base/error.hpp"
#include "film/decoders.hpp"
#include "film/orientation.hpp"
#include "media/image_check.hpp"

namespace storyflow::film {

namespace {

Picture decode(const DecodeOrder& order, media::ImageFormat format) {
    switch (format) {
        case media::ImageFormat::jpeg:
            return decode_jpeg(order);
        case media::ImageFormat::png:
            return decode_png(order);
        case media::ImageFormat::webp:
            return decode_webp(order);
    }
    throw base::Error(base::ErrorKind::internal, "There is no decoder for this format.");
}

}  // namespace

Picture read_picture(std::string_view bytes, FrameSize enough) {
    const auto info = media::inspect_image(bytes);
    const int orientation = orientation_of(bytes, info.format);
    const FrameSize stored = lies_on_its_side(orientation) ? FrameSize{enough.height, enough.width} : enough;
    return turned(decode({bytes, stored, 3}, info.format), orientation);
}

Picture read_transparent_picture(std::string_view bytes) {
    const auto info = media::inspect_image(bytes);
    if (info.width * info.height > whole_megapixel_limit * 1'000'000) {
        throw base::Error(base::ErrorKind::invalid_input,
                          "the image has more than " + std::to_string(whole_megapixel_limit) + " megapixels");
    }
    const FrameSize whole{static_cast<int>(info.width), static_cast<int>(info.height)};
    return turned(decode({bytes, whole, 4}, info.format), orientation_of(bytes, info.format));
}

}  // namespace storyflow::film
