#include "film/disk_need.hpp"

#include <gmock/gmock.h>

#include "base/disk_full.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::film {

TEST(DiskNeed, GrowsWithLengthSizeAndRate) {
    const auto need = [](FrameSize size, int rate, double seconds) {
        return bytes_of_render({.style = {.size = size, .timing = {.frames_per_second = rate}}}, seconds);
    };
    const auto minute = need({1920, 1080}, 30, 60);
    EXPECT_GT(minute, 20U * 1024 * 1024);
    EXPECT_LT(minute, 200U * 1024 * 1024);
    EXPECT_NEAR(static_cast<double>(need({1920, 1080}, 30, 600)), 10.0 * static_cast<double>(minute), 10.0);
    EXPECT_GT(need({3840, 2160}, 30, 60), minute);
    EXPECT_GT(need({1920, 1080}, 60, 60), minute);
}

TEST(DiskNeed, CountsCardsAndTheSoundWithMusic) {
    FilmLook look{.style = {.size = {1920, 1080}}, .pause = 0.5};
    const auto plain = bytes_of_render(look, 60.0);
    look.has_title_card = true;
    look.card_seconds = 30.0;
    const auto carded = bytes_of_render(look, 60.0);
    EXPECT_GT(carded, plain * 3 / 2) << "it is half a minute longer";
    look.end_card = "The end";
    EXPECT_GT(bytes_of_render(look, 60.0), plain * 2);
    look = {.style = {.size = {1920, 1080}}, .music = Music{"song.mp3"}};
    EXPECT_EQ(bytes_of_render(look, 60.0) - plain, 2U * 60 * 48'000 * 4) << "decoded, and mixed";
}

TEST(DiskNeed, TooLittleRoomIsRefusedWithBothSizes) {
    const support::TemporaryDirectory directory;
    EXPECT_NO_THROW(require_room_for(1, directory.path() / "not" / "there"));
    try {
        require_room_for(1ULL << 60U, directory.path());
        FAIL() << "no disk has an exbibyte";
    } catch (const base::DiskFull& full) {
        EXPECT_THAT(full.what(), testing::HasSubstr("about 1099511627776 MiB"));
        EXPECT_THAT(full.what(), testing::HasSubstr("MiB left"));
    }
}

}  // namespace storyflow::film
