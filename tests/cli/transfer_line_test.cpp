#include "cli/transfer_line.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

namespace storyflow::cli {

namespace {

constexpr std::uint64_t mebibyte = 1024 * 1024;

}  // namespace

TEST(TransferLine, RedrawsABarOnATerminal) {
    std::ostringstream output;
    TransferLine line(output, true, "a.pth");
    line.report({0, 100 * mebibyte});
    EXPECT_EQ(output.str(), "") << "nothing has come yet";
    line.report({50 * mebibyte, 100 * mebibyte});
    EXPECT_EQ(output.str(), "\r[###############...............] 50.0 MiB of 100.0 MiB a.pth\x1b[K");
    line.finish("a.pth is here");
    EXPECT_TRUE(output.str().ends_with("\ra.pth is here\x1b[K\n"));
}

TEST(TransferLine, LeavesTheLineWhenTheTransferFails) {
    std::ostringstream output;
    {
        TransferLine line(output, true, "a.pth");
        line.report({50 * mebibyte, 100 * mebibyte});
    }
    EXPECT_TRUE(output.str().ends_with("a.pth\x1b[K\n"));
    output.str("");
    { const TransferLine line(output, true, "a.pth"); }
    EXPECT_EQ(output.str(), "") << "nothing was drawn";
}

TEST(TransferLine, DoesNotRedrawForEveryFewBytes) {
    std::ostringstream output;
    TransferLine line(output, true, "a.pth");
    line.report({50 * mebibyte, 100 * mebibyte});
    const auto once = output.str();
    line.report({50 * mebibyte + 1, 100 * mebibyte});
    EXPECT_EQ(output.str(), once);
}

TEST(TransferLine, CountsWhereTheEndIsUnknown) {
    std::ostringstream output;
    TransferLine line(output, true, "a.pth");
    line.report({3 * mebibyte, std::nullopt});
    EXPECT_EQ(output.str(), "\r3.0 MiB a.pth\x1b[K");
}

TEST(TransferLine, WritesAPlainLineForEveryTenthWhereNobodyWatches) {
    std::ostringstream output;
    TransferLine line(output, false, "a.pth");
    for (std::uint64_t mib = 0; mib <= 100; ++mib)
        line.report({mib * mebibyte, 100 * mebibyte});
    line.finish("a.pth is here");
    const auto text = output.str();
    EXPECT_TRUE(text.starts_with("a.pth 10.0 MiB of 100.0 MiB\na.pth 20.0 MiB of 100.0 MiB\n")) << text;
    EXPECT_TRUE(text.ends_with("a.pth 100.0 MiB of 100.0 MiB\na.pth is here\n")) << text;
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 11);
}

TEST(TransferLine, SaysNothingUnderWayOfSmallOrEndlessFilesWhereNobodyWatches) {
    std::ostringstream output;
    TransferLine line(output, false, "a.pt");
    line.report({1000, 2000});
    line.report({2000, 2000});
    TransferLine(output, false, "b.pt").report({3 * mebibyte, std::nullopt});
    TransferLine(output, false, "c.pt").report({0, 0});
    EXPECT_EQ(output.str(), "");
}

TEST(TransferLine, SizesAreReadable) {
    EXPECT_EQ(readable_size(0), "0 bytes");
    EXPECT_EQ(readable_size(1023), "1023 bytes");
    EXPECT_EQ(readable_size(2351), "2.3 KiB");
    EXPECT_EQ(readable_size(327'212'226), "312.1 MiB");
}

}  // namespace storyflow::cli
