#include "film/disk_need.hpp"

#include <fmt/format.h>

#include <system_error>

#include "audio/pcm.hpp"
#include "base/binary_units.hpp"
#include "base/disk_full.hpp"
#include "film/music_loop.hpp"

namespace storyflow::film {

namespace {

// Of x264 at CRF 20 with pictures that move slowly; detailed photographs take more, drawings less.
constexpr double bits_of_a_pixel = 0.1;
constexpr double bytes_of_sample = 2.0;
constexpr double bytes_of_stereo = 2.0 * bytes_of_sample;
constexpr double bytes_of_encoded_sound = 16'000.0;  // a second

std::filesystem::path existing(std::filesystem::path folder) {
    std::error_code ignored;
    while (!std::filesystem::exists(folder, ignored) && folder.has_relative_path())
        folder = folder.parent_path();
    return folder;
}

double mebibytes(std::uint64_t bytes) {
    return static_cast<double>(bytes) / base::mebibyte;
}

}  // namespace

std::uint64_t bytes_of_render(const FilmLook& look, double seconds) {
    const auto& style = look.style;
    const int cards = (look.has_title_card ? 1 : 0) + (look.end_card.empty() ? 0 : 1);
    const double all = seconds + cards * (look.card_seconds + look.pause);
    const double pixels = static_cast<double>(style.size.width) * style.size.height;
    const double video = pixels * style.timing.frames_per_second * bits_of_a_pixel / 8.0;
    double sound = audio::narration_rate * bytes_of_sample;
    if (cards > 0) sound *= 2.0;  // the voice alone, and with the silence of the cards
    if (look.music) sound = audio::narration_rate * bytes_of_sample + 2.0 * music_rate * bytes_of_stereo;
    return static_cast<std::uint64_t>(all * (2.0 * video + sound + bytes_of_encoded_sound));
}

void require_room_for(std::uint64_t bytes, const std::filesystem::path& folder) {
    std::error_code code;
    const auto space = std::filesystem::space(existing(folder), code);
    if (code || space.available >= bytes) return;
    throw base::DiskFull(
        fmt::format("The film needs about {:.0f} MiB on the disk of the media folder, which has "
                    "{:.0f} MiB left. Make room, or choose a smaller size.",
                    mebibytes(bytes), mebibytes(space.available)));
}

}  // namespace storyflow::film
