#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "film/read_picture.hpp"
#include "fuzz/bad_input.hpp"
#include "fuzz/check.hpp"
#include "media/image_check.hpp"

namespace {

using namespace storyflow;

/// Larger ones are decoded as they are, but slowly.
constexpr std::int64_t most_pixels = 1'000'000;

void check_picture(const film::Picture& picture, int channels) {
    fuzz::check(picture.width > 0 && picture.height > 0 && picture.channels == channels);
    fuzz::check(picture.pixels.size() == static_cast<std::size_t>(picture.width) *
                                             static_cast<std::size_t>(picture.height) *
                                             static_cast<std::size_t>(channels));
}

}  // namespace

// Bytes of any kind are a picture or one clear error, both when they are sent and when a film is made of
// them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = fuzz::text_of(data, size);
    const auto attempt = [](auto read) { fuzz::attempt(base::ErrorKind::invalid_input, read); };
    std::optional<media::ImageInfo> info;
    attempt([&] { info = media::inspect_image(bytes); });
    if (!info) return 0;
    fuzz::check(info->width > 0 && info->height > 0);
    if (info->width * info->height > most_pixels) return 0;
    attempt([&] { check_picture(film::read_picture(bytes, {320, 180}), 3); });
    attempt([&] { check_picture(film::read_transparent_picture(bytes), 4); });
    return 0;
}
