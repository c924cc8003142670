#include "film/decoders.hpp"

#include <png.h>
#include <turbojpeg.h>
#include <webp/decode.h>

#include <algorithm>
#include <memory>
#include <span>
#include <string>

#include "base/error.hpp"

namespace storyflow::film {

namespace {

using JpegDecoder = std::unique_ptr<void, int (*)(tjhandle)>;

base::Error refused(const std::string& reason) {
    return {base::ErrorKind::invalid_input, reason};
}

const unsigned char* data_of(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

Picture blank(int width, int height, int channels) {
    const auto count = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    return {width, height, channels, std::vector<std::uint8_t>(count * static_cast<std::size_t>(channels))};
}

struct JpegHead {
    int width = 0;
    int height = 0;
    int subsampling = 0;
    int colours = 0;
};

/// The smallest size that the decoder can give directly and that covers `enough`.
FrameSize reduced_jpeg(const JpegHead& head, FrameSize enough) {
    int count = 0;
    const tjscalingfactor* factors = tjGetScalingFactors(&count);
    FrameSize best{head.width, head.height};
    for (const auto& factor : std::span(factors, static_cast<std::size_t>(count))) {
        const FrameSize size{TJSCALED(head.width, factor), TJSCALED(head.height, factor)};
        if (size.width >= enough.width && size.height >= enough.height && size.width < best.width)
            best = size;
    }
    return best;
}

/// libjpeg gives the inks of Adobe's files as they are stored: inverted.
Picture from_inks(const Picture& inks, int channels) {
    Picture picture = blank(inks.width, inks.height, channels);
    auto to = picture.pixels.begin();
    for (std::size_t i = 0; i < inks.pixels.size(); i += 4) {
        for (std::size_t ink = 0; ink < 3; ++ink)
            *to++ = static_cast<std::uint8_t>(inks.pixels[i + ink] * inks.pixels[i + 3] / 255);
        if (channels == 4) *to++ = 255;
    }
    return picture;
}

void decompress(const JpegDecoder& decoder, std::string_view bytes, int format, Picture& into) {
    if (tjDecompress2(decoder.get(), data_of(bytes), bytes.size(), into.pixels.data(), into.width, 0,
                      into.height, format, TJFLAG_ACCURATEDCT | TJFLAG_LIMITSCANS) == 0) {
        return;
    }
    const std::string reason = tjGetErrorStr2(decoder.get());
    // Cameras write odd things between the parts of a file; a picture of which a part is missing is refused.
    if (tjGetErrorCode(decoder.get()) == TJERR_WARNING && reason.find("Premature end") == std::string::npos)
        return;
    throw refused("the JPEG decoder says: " + reason);
}

}  // namespace

Picture decode_jpeg(const DecodeOrder& order) {
    const JpegDecoder decoder(tjInitDecompress(), tjDestroy);
    JpegHead head;
    if (decoder == nullptr ||
        tjDecompressHeader3(decoder.get(), data_of(order.bytes), order.bytes.size(), &head.width,
                            &head.height, &head.subsampling, &head.colours) != 0) {
        throw refused("the JPEG decoder says: " + std::string(tjGetErrorStr2(decoder.get())));
    }
    const auto size = reduced_jpeg(head, order.enough);
    if (head.colours == TJCS_CMYK || head.colours == TJCS_YCCK) {
        Picture inks = blank(size.width, size.height, 4);
        decompress(decoder, order.bytes, TJPF_CMYK, inks);
        return from_inks(inks, order.channels);
    }
    Picture picture = blank(size.width, size.height, order.channels);
    decompress(decoder, order.bytes, order.channels == 4 ? TJPF_RGBA : TJPF_RGB, picture);
    return picture;
}

Picture decode_png(const DecodeOrder& order) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    const std::unique_ptr<png_image, void (*)(png_image*)> release(&image, png_image_free);
    if (png_image_begin_read_from_memory(&image, order.bytes.data(), order.bytes.size()) == 0)
        throw refused("the PNG decoder says: " + std::string(image.message));
    if (std::int64_t{image.width} * image.height > whole_megapixel_limit * 1'000'000) {
        throw refused("the PNG image has more than " + std::to_string(whole_megapixel_limit) +
                      " megapixels; as a JPEG or WebP it may be larger");
    }
    image.format = order.channels == 4 ? PNG_FORMAT_RGBA : PNG_FORMAT_RGB;
    const png_color black{};
    Picture picture = blank(static_cast<int>(image.width), static_cast<int>(image.height), order.channels);
    if (png_image_finish_read(&image, &black, picture.pixels.data(), 0, nullptr) == 0)
        throw refused("the PNG decoder says: " + std::string(image.message));
    if (order.channels == 4) {
        for (std::size_t i = 0; i < picture.pixels.size(); i += 4)
            for (std::size_t c = 0; c < 3; ++c)
                picture.pixels[i + c] =
                    static_cast<std::uint8_t>((picture.pixels[i + c] * picture.pixels[i + 3] + 127) / 255);
    }
    return picture;
}

namespace {

/// The size at which a WebP decoder shall give a picture.
FrameSize reduced_webp(const WebPBitstreamFeatures& features, FrameSize enough) {
    const double factor = std::max(static_cast<double>(enough.width) / features.width,
                                   static_cast<double>(enough.height) / features.height);
    if (factor >= 1.0) return {features.width, features.height};
    const auto reduced = [factor](int length) { return std::max(1, static_cast<int>(length * factor + 1)); };
    return {reduced(features.width), reduced(features.height)};
}

void flatten(const Picture& transparent, Picture& into) {
    for (std::size_t i = 0; i < transparent.pixels.size() / 4; ++i)
        std::copy_n(&transparent.pixels[i * 4], 3, &into.pixels[i * 3]);
}

}  // namespace

Picture decode_webp(const DecodeOrder& order) {
    WebPDecoderConfig config;
    if (WebPInitDecoderConfig(&config) == 0 ||
        WebPGetFeatures(data_of(order.bytes), order.bytes.size(), &config.input) != VP8_STATUS_OK) {
        throw refused("the WebP decoder cannot read the header");
    }
    if (config.input.has_animation != 0) throw refused("the WebP file is an animation, not a picture");
    const auto size = reduced_webp(config.input, order.enough);
    const int channels = config.input.has_alpha != 0 ? 4 : order.channels;
    Picture picture = blank(size.width, size.height, channels);
    config.options.use_scaling = size.width != config.input.width || size.height != config.input.height;
    config.options.scaled_width = size.width;
    config.options.scaled_height = size.height;
    config.output.colorspace = channels == 4 ? MODE_rgbA : MODE_RGB;
    config.output.is_external_memory = 1;
    config.output.u.RGBA = {picture.pixels.data(), size.width * channels, picture.pixels.size()};
    const VP8StatusCode status = WebPDecode(data_of(order.bytes), order.bytes.size(), &config);
    WebPFreeDecBuffer(&config.output);
    if (status != VP8_STATUS_OK)
        throw refused("the WebP decoder gives status " + std::to_string(static_cast<int>(status)));
    if (channels == order.channels) return picture;
    Picture opaque = blank(size.width, size.height, 3);
    flatten(picture, opaque);
    return opaque;
}

}  // namespace storyflow::film
