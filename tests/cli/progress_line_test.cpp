#include "cli/progress_line.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace storyflow::cli {

TEST(ProgressLine, WritesPlainLinesWhereNobodyWatches) {
    std::ostringstream output;
    ProgressLine progress(output, false, 2);
    progress.step(1, "001.wav");
    progress.step(2, "002.wav");
    progress.finish();
    EXPECT_EQ(output.str(), "1/2 001.wav\n2/2 002.wav\n");
}

TEST(ProgressLine, RedrawsABarOnATerminal) {
    std::ostringstream output;
    ProgressLine progress(output, true, 2);
    progress.step(1, "001.wav");
    EXPECT_EQ(output.str(), "\r[###############...............] 1/2 001.wav\x1b[K");
    progress.step(2, "002.wav");
    progress.finish();
    EXPECT_TRUE(output.str().ends_with("[##############################] 2/2 002.wav\x1b[K\n"));
}

TEST(ProgressLine, IsFullWhenThereIsNothingToDo) {
    std::ostringstream output;
    ProgressLine(output, true, 0).step(0, "");
    EXPECT_NE(output.str().find("##############################]"), std::string::npos);
}

}  // namespace storyflow::cli
