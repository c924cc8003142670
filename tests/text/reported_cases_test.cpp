#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "text/read_script.hpp"

/// tests/data/text/reported-cases.tsv: texts that readers of books reported as read wrongly, with neighbours
/// of each that must stay as they are. A row is the script, a tab, and what is said in American English; `\n`
/// is a line break; other lines are headings.
namespace storyflow::text {
namespace {

struct Case {
    std::string written;
    std::string said;
};

std::string with_line_breaks(std::string text) {
    for (std::size_t at = text.find("\\n"); at != std::string::npos; at = text.find("\\n", at))
        text.replace(at, 2, "\n");
    return text;
}

std::vector<Case> reported_cases() {
    std::ifstream file(STORYFLOW_TEXT_CASES "/reported-cases.tsv");
    std::vector<Case> cases;
    for (std::string line; std::getline(file, line);) {
        const std::size_t tab = line.find('\t');
        if (tab != std::string::npos)
            cases.push_back({with_line_breaks(line.substr(0, tab)), line.substr(tab + 1)});
    }
    return cases;
}

TEST(ReportedCases, AreReadAsWritten) {
    const auto cases = reported_cases();
    EXPECT_GE(cases.size(), 200U);
    for (const Case& row : cases)
        EXPECT_EQ(written_form(read_script(row.written, {})), row.said) << row.written;
}

}  // namespace
}  // namespace storyflow::text
