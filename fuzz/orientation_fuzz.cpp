#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "film/orientation.hpp"

// The EXIF block of a picture of each format: always one of the eight orientations.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using storyflow::media::ImageFormat;
    const std::string_view file(reinterpret_cast<const char*>(data), size);
    for (const auto format : {ImageFormat::jpeg, ImageFormat::png, ImageFormat::webp}) {
        const int orientation = storyflow::film::orientation_of(file, format);
        if (orientation < 1 || orientation > 8) std::abort();
    }
    return 0;
}
