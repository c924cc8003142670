#include "store/sqlite/segment_rows.hpp"

#include <gtest/gtest.h>

#include "store/sqlite/project_rows.hpp"
#include "tests/store/sqlite/database_fixture.hpp"

namespace storyflow::store {

namespace {

class SegmentRowsTest : public DatabaseFixture {
  protected:
    SegmentRowsTest() {
        story::Project project;
        project.id = "p";
        database.write([&](Connection& connection) { insert_project(connection, project); });
    }
    std::vector<story::Segment> insert(std::string_view project_id, std::int64_t first_index,
                                       const std::vector<story::NewSegment>& segments) {
        return database.write([&](Connection& connection) {
            return insert_segments(connection, ids, project_id, first_index, segments);
        });
    }

    Database database{file};
    base::RandomIdSource ids;
};

}  // namespace

TEST_F(SegmentRowsTest, NumberNewSegmentsOnFromTheFirstIndex) {
    const auto segments = insert("p", 5, {{"A", "a"}, {"B", "b"}});
    EXPECT_EQ(segments[0].sequence_index, 5);
    EXPECT_EQ(segments[1].sequence_index, 6);
    EXPECT_EQ(database.read([](Connection& connection) { return list_segments(connection, "p"); }), segments);
}

TEST_F(SegmentRowsTest, NeverGiveANumberTwice) {
    insert("p", 5, {{"A", ""}});
    EXPECT_THROW(insert("p", 5, {{"B", ""}}), base::Error);
}

TEST_F(SegmentRowsTest, BelongToAProject) {
    EXPECT_THROW(insert("unknown", 0, {{"A", ""}}), base::Error);
}

}  // namespace storyflow::store
