#include "cli/film_progress.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace storyflow::cli {

namespace {

/// A film of 400 frames at 40 frames per second.
std::string shown(bool is_terminal) {
    std::ostringstream output;
    FilmProgress progress(output, is_terminal);
    for (int frame = 1; frame <= 400; ++frame)
        progress.step(frame, 400, FilmProgress::Time(std::chrono::milliseconds(25 * frame)));
    progress.finish();
    return output.str();
}

}  // namespace

TEST(FilmProgress, TellsEachTenthAndTheTimeLeft) {
    const auto lines = shown(false);
    EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 11);
    EXPECT_NE(lines.find("film  50 %  40 frames/s  5 s left\n"), std::string::npos) << lines;
    EXPECT_NE(lines.find("film 100 %  40 frames/s  0 s left\n"), std::string::npos) << lines;
}

TEST(FilmProgress, RedrawsOneLineOnATerminal) {
    const auto line = shown(true);
    EXPECT_EQ(std::count(line.begin(), line.end(), '\n'), 1);
    EXPECT_EQ(std::count(line.begin(), line.end(), '\r'), 101);
}

}  // namespace storyflow::cli
