#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "tests/support/environment_variable.hpp"
#include "tests/support/server_process.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::e2e {

namespace {

using support::run_program;
using testing::HasSubstr;

class FilmCommand : public testing::Test {
  protected:
    void SetUp() override {
        std::ofstream(directory_.path() / "tale.txt")
            << "Text: One small step.\n---\nText: And another one.\n";
        std::filesystem::create_directory(directory_.path() / "pictures");
        std::ofstream(directory_.path() / "pictures/1.png", std::ios::binary)
            << std::string(one_pixel, sizeof one_pixel - 1);
    }
    std::string path(const std::string& name) const { return (directory_.path() / name).string(); }

    /// A PNG file of one red pixel.
    static constexpr char one_pixel[] =
        "\211PNG\015\012\032\012\000\000\000\015IHDR\000\000\000\001\000\000\000\001\010\002"
        "\000\000\000\220wS\336\000\000\000\014IDATx\332c\370\317\300\000\000\003\001\001\000"
        "\367\003AC\000\000\000\000IEND\256B\140\202";

    support::TemporaryDirectory directory_;
};

}  // namespace

TEST_F(FilmCommand, MakesAFilmAndLeavesNothingElseBehind) {
    const auto result =
        run_program({"film", path("tale.txt"), "--images", path("pictures"), "-o", path("film.mp4"), "--size",
                     "320x180", "--fps", "24", "--engine", "espeak", "--subtitles", "words"});
    ASSERT_EQ(result.status, 0) << result.output;
    EXPECT_THAT(result.output, HasSubstr("film 100 %"));
    EXPECT_GT(std::filesystem::file_size(path("film.mp4")), 5'000U);
    std::size_t entries = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(directory_.path()))
        ++entries;
    EXPECT_EQ(entries, 3U) << "the story, the pictures and the film";
}

TEST_F(FilmCommand, MakesAFilmWithCardsAndMusic) {
    const auto song = run_program({"say", "La la la la la.", "-o", path("song.wav"), "--engine", "espeak"});
    ASSERT_EQ(song.status, 0) << song.output;
    const std::vector<std::string> plain{
        "film",    path("tale.txt"), "--images", path("pictures"), "-o",    path("film.mp4"), "--size",
        "320x180", "--fps",          "24",       "--engine",       "espeak"};
    auto adorned = plain;
    adorned.insert(adorned.end(), {"--title-card", "--end-card", "The end", "--card-seconds", "2", "--music",
                                   path("song.wav"), "--music-level", "-24"});
    const auto frames = [](const std::string& output) {
        const auto end = output.rfind(" frames");
        return end == std::string::npos ? 0 : std::stoi(output.substr(output.rfind(' ', end - 1)));
    };
    const auto before = run_program(plain);
    ASSERT_EQ(before.status, 0) << before.output;
    const auto after = run_program(adorned);
    ASSERT_EQ(after.status, 0) << after.output;
    EXPECT_NEAR(frames(after.output) - frames(before.output), (2 + 0.3 + 2) * 24, 1) << after.output;
}

TEST_F(FilmCommand, WarnsOfLettersThatNoFontHasBeforeItNarrates) {
    std::ofstream(directory_.path() / "tale.txt") << "Text: An old sign: \U00010600.\n";
    const std::vector<std::string> film{
        "film",   path("tale.txt"), "--images", path("pictures"), "-o",    path("film.mp4"), "--size",
        "128x72", "--fps",          "24",       "--engine",       "espeak"};
    const auto warned = run_program(film);
    EXPECT_EQ(warned.status, 0) << warned.output;
    const auto warning = warned.output.find("Warning: No font of this machine has 1 of the letters");
    EXPECT_LT(warning, warned.output.find("narrated")) << warned.output;
    auto plain = film;
    plain.insert(plain.end(), {"--subtitles", "off"});
    EXPECT_EQ(run_program(plain).output.find("Warning"), std::string::npos);
}

TEST_F(FilmCommand, SaysWhatIsMissingBeforeAnythingIsNarrated) {
    const auto run = [this](const std::vector<std::string>& more) {
        std::vector<std::string> arguments{"film",           path("tale.txt"), "-o",
                                           path("film.mp4"), "--engine",       "espeak"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const auto result = run_program(arguments);
        EXPECT_NE(result.status, 0);
        EXPECT_EQ(result.output.find("narrated"), std::string::npos) << result.output;
        return result.output;
    };
    EXPECT_THAT(run({"--images", path("nowhere")}), HasSubstr("--images: there is no folder"));
    EXPECT_THAT(run({"--images", path("pictures"), "--size", "7x7"}), HasSubstr("--size"));
    EXPECT_THAT(run({"--images", path("pictures"), "--music", path("nowhere.mp3")}),
                HasSubstr("--music: there is no file"));
    EXPECT_THAT(run({"--images", path("pictures"), "--card-seconds", "99"}), HasSubstr("--card-seconds"));
    EXPECT_THAT(run({"--images", path("pictures"), "--font", path("tale.txt")}),
                HasSubstr("The font tale.txt: It is no TrueType or OpenType font."));
    EXPECT_THAT(run({"--images", path("pictures"), "--logo", path("tale.txt")}),
                HasSubstr("The logo tale.txt"));
    EXPECT_THAT(run({"--images", path("pictures"), "--music", path("tale.txt")}),
                HasSubstr("The music tale.txt cannot be read"));
    const support::EnvironmentVariable no_programs("PATH", path("pictures"));
    EXPECT_THAT(run({"--images", path("pictures")}), HasSubstr("There is no program ffmpeg"));
}

}  // namespace storyflow::e2e
