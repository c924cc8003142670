#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/text/table_of_cases.hpp"
#include "text/normalise.hpp"

/// The tables of cases in tests/data/text.
namespace storyflow::text {
namespace {

/// Without rows that have markup: read_script_test.cpp tests these.
std::vector<Case> cases_without_markup(const std::string& table) {
    auto cases = cases_in(table);
    std::erase_if(cases, [](const Case& row) {
        return row.written.find("](") != std::string::npos || row.said.find("](") != std::string::npos;
    });
    return cases;
}

class NormaliseCases : public testing::TestWithParam<const char*> {
  protected:
    const std::vector<Case> cases_ = cases_without_markup(GetParam());
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
