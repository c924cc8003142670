#include "app/log_output.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <array>
#include <string>

#include "base/file.hpp"

namespace storyflow::app {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::MatchesRegex;

/// A log into a pipe.
class LogOutput : public testing::Test {
  protected:
    LogOutput() {
        std::array<int, 2> ends{};
        EXPECT_EQ(::pipe2(ends.data(), O_CLOEXEC), 0);
        reader = base::FileDescriptor(ends[0]);
        writer = base::FileDescriptor(ends[1]);
        sink = std::make_shared<NonblockingSink>(writer.get());
    }

    [[nodiscard]] spdlog::logger logger(std::string_view name = "test") const {
        return {std::string(name), sink};
    }
    /// The content of the pipe, which must not be empty.
    [[nodiscard]] std::string read() const {
        std::string text(1024 * 1024, '\0');
        const auto got = ::read(reader.get(), text.data(), text.size());
        text.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
        return text;
    }

    base::FileDescriptor reader{-1};
    base::FileDescriptor writer{-1};
    std::shared_ptr<NonblockingSink> sink;
};

}  // namespace

TEST_F(LogOutput, WritesALineForEachMessage) {
    logger().info("first");
    logger().warn("second");
    EXPECT_THAT(read(),
                MatchesRegex("\\[.*\\] \\[test\\] \\[info\\] first\n\\[.*\\] \\[warning\\] second\n"));
}

TEST_F(LogOutput, NeverWaitsForAReaderAndTellsHowManyLinesWereDropped) {
    const std::string long_line(1000, 'x');
    auto log = logger();
    for (int i = 0; i < 200; ++i)
        log.info(long_line);  // three times a pipe's capacity: waiting would never end
    const auto first = read();
    EXPECT_LT(first.size(), 100'000U);
    EXPECT_THAT(first, EndsWith("\n"));
    log.info("again");
    const auto second = read();
    EXPECT_THAT(second, HasSubstr(" lines of the log were dropped"));
    EXPECT_THAT(second, HasSubstr("again"));
    log.info("and on");
    EXPECT_THAT(read(), MatchesRegex("[^\n]*and on\n"));
}

TEST_F(LogOutput, IsOneJsonObjectALineWhenAskedFor) {
    sink->set_formatter(std::make_unique<JsonLogFormatter>());
    logger().warn("a \"quoted\" \\ line\nbreak");
    EXPECT_THAT(read(),
                MatchesRegex("\\{\"time\":\"20..-..-..T..:..:..\\....Z\",\"level\":\"warning\",\"message\":"
                             "\"a \\\\\"quoted\\\\\" \\\\\\\\ line\\\\u000abreak\"\\}\n"));
    logger(fields_logger).info(R"("status":200)");
    EXPECT_THAT(read(), EndsWith(R"("level":"info","status":200})"
                                 "\n"));
}

}  // namespace storyflow::app
