#include "media/image_check.hpp"

#include <png.h>
#include <turbojpeg.h>
#include <webp/decode.h>

#include <memory>
#include <string>

#include "base/error.hpp"

namespace storyflow::media {

namespace {

using namespace std::string_view_literals;

base::Error refused(const std::string& reason) {
    return {base::ErrorKind::invalid_input, reason};
}

const unsigned char* data_of(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

ImageInfo inspect_png(std::string_view bytes) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0) {
        throw refused("the PNG decoder says: " + std::string(image.message));
    }
    const ImageInfo info{ImageFormat::png, image.width, image.height};
    png_image_free(&image);
    return info;
}

ImageInfo inspect_jpeg(std::string_view bytes) {
    const std::unique_ptr<void, int (*)(tjhandle)> decoder(tjInitDecompress(), tjDestroy);
    int width = 0;
    int height = 0;
    int subsampling = 0;
    int colour_space = 0;
    if (decoder == nullptr || tjDecompressHeader3(decoder.get(), data_of(bytes), bytes.size(), &width,
                                                  &height, &subsampling, &colour_space) != 0) {
        throw refused("the JPEG decoder says: " + std::string(tjGetErrorStr2(decoder.get())));
    }
    return {ImageFormat::jpeg, width, height};
}

std::string webp_reason(VP8StatusCode status) {
    return status == VP8_STATUS_NOT_ENOUGH_DATA ? "the file ends too early"
                                                : "status " + std::to_string(static_cast<int>(status));
}

ImageInfo inspect_webp(std::string_view bytes) {
    WebPBitstreamFeatures features{};
    const VP8StatusCode status = WebPGetFeatures(data_of(bytes), bytes.size(), &features);
    if (status != VP8_STATUS_OK) throw refused("the WebP decoder says: " + webp_reason(status));
    return {ImageFormat::webp, features.width, features.height};
}

ImageInfo inspect_known(std::string_view bytes) {
    if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv)) return inspect_png(bytes);
    if (bytes.starts_with("\xFF\xD8\xFF"sv)) return inspect_jpeg(bytes);
    if (bytes.starts_with("RIFF"sv) && bytes.substr(0, 12).ends_with("WEBP"sv)) return inspect_webp(bytes);
    throw refused("cannot identify it as a PNG, JPEG or WebP image");
}

}  // namespace

ImageInfo inspect_image(std::string_view bytes) {
    const ImageInfo info = inspect_known(bytes);
    // A JPEG file that contains only tables, or ends after them, has a valid header.
    if (info.width <= 0 || info.height <= 0) throw refused("the file contains no picture");
    if (info.width * info.height > image_megapixel_limit * 1'000'000) {
        throw refused("the image has " + std::to_string(info.width) + " x " + std::to_string(info.height) +
                      " pixels, the limit is " + std::to_string(image_megapixel_limit) + " megapixels");
    }
    return info;
}

}  // namespace storyflow::media
