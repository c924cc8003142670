#include <gtest/gtest.h>

#include "tests/text/table_of_cases.hpp"
#include "text/read_script.hpp"

/// tests/data/text/reported-cases.tsv: texts that readers of books reported as read wrongly, with neighbours
/// of each that must stay as they are.
namespace storyflow::text {
namespace {

TEST(ReportedCases, AreReadAsWritten) {
    const auto cases = cases_in("reported-cases.tsv");
    EXPECT_GE(cases.size(), 200U);
    for (const Case& row : cases)
        EXPECT_EQ(written_form(read_script(row.written, {})), row.said) << row.written;
}

}  // namespace
}  // namespace storyflow::text
