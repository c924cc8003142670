#include "film/frame_jpeg.hpp"

#include <turbojpeg.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <vector>

#include "base/error.hpp"

namespace storyflow::film {

namespace {

// BT.709-6, from limited range to 0..255, in 1/65536.
constexpr int shift = 16;
constexpr int whole(double factor) {
    return static_cast<int>(factor * (1 << shift) + (factor < 0 ? -0.5 : 0.5));
}
constexpr double kr = 0.2126;
constexpr double kb = 0.0722;
constexpr double luma_scale = 255.0 / 219.0;
constexpr double chroma_scale = 255.0 / 112.0;
constexpr int of_luma = whole(luma_scale);
constexpr int red_of_cr = whole(chroma_scale * (1 - kr));
constexpr int blue_of_cb = whole(chroma_scale * (1 - kb));
constexpr int green_of_cb = whole(-chroma_scale * (1 - kb) * kb / (1 - kr - kb));
constexpr int green_of_cr = whole(-chroma_scale * (1 - kr) * kr / (1 - kr - kb));

std::uint8_t rounded(int value) {
    return static_cast<std::uint8_t>(std::clamp((value + (1 << (shift - 1))) >> shift, 0, 255));
}

/// Each sample of colour is that of its two by two pixels.
std::vector<std::uint8_t> rgb_of(const Frame& frame) {
    const auto width = static_cast<std::size_t>(frame.size().width);
    const auto height = static_cast<std::size_t>(frame.size().height);
    std::vector<std::uint8_t> rgb(width * height * 3);
    auto* to = rgb.data();
    for (std::size_t y = 0; y < height; ++y) {
        const auto luma = frame.luma().subspan(y * width, width);
        const auto blue = frame.chroma(0).subspan(y / 2 * (width / 2), width / 2);
        const auto red = frame.chroma(1).subspan(y / 2 * (width / 2), width / 2);
        for (std::size_t x = 0; x < width; ++x) {
            const int light = of_luma * (luma[x] - 16);
            const int cb = blue[x / 2] - 128;
            const int cr = red[x / 2] - 128;
            *to++ = rounded(light + red_of_cr * cr);
            *to++ = rounded(light + green_of_cb * cb + green_of_cr * cr);
            *to++ = rounded(light + blue_of_cb * cb);
        }
    }
    return rgb;
}

struct Release {
    void operator()(unsigned char* bytes) const { tjFree(bytes); }
};

}  // namespace

std::string jpeg_of(const Frame& frame, int quality) {
    const auto rgb = rgb_of(frame);
    const std::unique_ptr<void, int (*)(tjhandle)> encoder(tjInitCompress(), tjDestroy);
    unsigned char* data = nullptr;
    unsigned long size = 0;
    const bool done = encoder != nullptr &&
                      tjCompress2(encoder.get(), rgb.data(), frame.size().width, 0, frame.size().height,
                                  TJPF_RGB, &data, &size, TJSAMP_420, quality, TJFLAG_FASTDCT) == 0;
    const std::unique_ptr<unsigned char, Release> bytes(data);
    if (!done) throw base::Error(base::ErrorKind::unavailable, "A frame cannot be written as JPEG.");
    return {reinterpret_cast<const char*>(data), size};
}

}  // namespace storyflow::film
