#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "text/normalise.hpp"

/// The tables in tests/data/text: the written text, a tab, and the words in American English; `\n` is a line
/// break.
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

/// Rows with markup are tested by read_script_test.cpp.
bool has_markup(const std::string& text) {
    return text.find("](") != std::string::npos;
}

std::vector<Case> cases_in(const std::string& name) {
    std::ifstream file(STORYFLOW_TEXT_CASES "/" + name);
    std::vector<Case> cases;
    for (std::string line; std::getline(file, line);) {
        const std::size_t tab = line.find('\t');
        if (tab == std::string::npos || has_markup(line)) continue;
        cases.push_back({with_line_breaks(line.substr(0, tab)), line.substr(tab + 1)});
    }
    return cases;
}

class NormaliseCases : public testing::TestWithParam<const char*> {
  protected:
    const std::vector<Case> cases_ = cases_in(GetParam());
};

TEST_P(NormaliseCases, AreMany) {
    EXPECT_GE(cases_.size(), 130U);
}

TEST_P(NormaliseCases, AreSaidAsWritten) {
    for (const Case& row : cases_)
        EXPECT_EQ(normalise(row.written).text, row.said) << row.written;
}

TEST_P(NormaliseCases, StayAsTheyAreWhenReadAgain) {
    for (const Case& row : cases_)
        EXPECT_EQ(normalise(row.said).text, row.said);
}

INSTANTIATE_TEST_SUITE_P(Tables, NormaliseCases,
                         testing::Values("normalization-cases.tsv", "normalization-more.tsv"),
                         [](const auto& table) {
                             return std::string(table.index == 0 ? "Required" : "Further");
                         });

}  // namespace
}  // namespace storyflow::text
