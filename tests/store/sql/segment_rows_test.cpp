#include "store/sql/segment_rows.hpp"

#include <gtest/gtest.h>

#include "store/sql/project_rows.hpp"
#include "tests/store/sql/sql_test.hpp"

namespace storyflow::store::sql {

namespace {

class SegmentRowsTest : public SqlTest {
  protected:
    SegmentRowsTest() {
        story::Project project;
        project.id = "p";
        database.write([&](Transaction& transaction) { insert_project(transaction, project); });
    }
    std::vector<story::Segment> insert(std::string_view project_id, std::int64_t first_index,
                                       const std::vector<story::NewSegment>& segments) {
        return database.write([&](Transaction& transaction) {
            return insert_segments(transaction, ids, project_id, first_index, segments);
        });
    }
};

}  // namespace

TEST_P(SegmentRowsTest, NumberNewSegmentsOnFromTheFirstIndex) {
    const auto segments = insert("p", 5, {{"A", "a"}, {"B", "b"}});
    EXPECT_EQ(segments[0].sequence_index, 5);
    EXPECT_EQ(segments[1].sequence_index, 6);
    EXPECT_EQ(support::segments_of(stores->segments(), "p"), segments);
}

TEST_P(SegmentRowsTest, NeverGiveANumberTwice) {
    insert("p", 5, {{"A", ""}});
    EXPECT_THROW(insert("p", 5, {{"B", ""}}), base::Error);
}

TEST_P(SegmentRowsTest, BelongToAProject) {
    EXPECT_THROW(insert("unknown", 0, {{"A", ""}}), base::Error);
}

INSTANTIATE_TEST_SUITE_P(Store, SegmentRowsTest, contract::with_tested_backend(), contract::backend_name);

}  // namespace storyflow::store::sql
