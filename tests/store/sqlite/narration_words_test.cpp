#include "store/sqlite/narration_words.hpp"

#include <gmock/gmock.h>

#include "store/sqlite/project_rows.hpp"
#include "store/sqlite/segment_rows.hpp"
#include "tests/store/sqlite/database_fixture.hpp"

namespace storyflow::store {

using testing::ElementsAre;
using testing::IsEmpty;

class NarrationWordsTest : public DatabaseFixture {
  protected:
    NarrationWordsTest() {
        story::Project project;
        project.id = "p";
        segment = database.write([&](Connection& connection) {
            insert_project(connection, project);
            return insert_segments(connection, ids, "p", 0, {{"Text", ""}}).front().id;
        });
    }
    void replace(const std::vector<story::NarratedWord>& words) {
        database.write([&](Connection& connection) { replace_words(connection, segment, words); });
    }
    std::vector<story::NarratedWord> list() {
        return database.read([&](Connection& connection) { return list_words(connection, segment); });
    }
    std::int64_t row_count() {
        return database.read([](Connection& connection) {
            return number(connection, "SELECT count(*) FROM narration_words");
        });
    }

    base::RandomIdSource ids;
    Database database{file};
    std::string segment;
    const story::NarratedWord once{"Once", "once", 0.0, 0.3, 0, 4};
    const story::NarratedWord upon{"upon", "upon", 0.3, 0.6, 5, 9};
};

TEST_F(NarrationWordsTest, ReplaceThoseBefore) {
    replace({once, upon, once});
    EXPECT_THAT(list(), ElementsAre(once, upon, once));
    replace({upon});
    EXPECT_THAT(list(), ElementsAre(upon));
}

TEST_F(NarrationWordsTest, LeaveNoRowsBehindWhenTheirSegmentGoes) {
    replace({once, upon});
    database.write([](Connection& connection) { connection.run("DELETE FROM segments"); });
    EXPECT_EQ(row_count(), 0);
    EXPECT_THAT(list(), IsEmpty());
}

TEST_F(NarrationWordsTest, LeaveNoRowsBehindWhenTheirProjectGoes) {
    replace({once, upon});
    database.write([](Connection& connection) { connection.run("DELETE FROM projects"); });
    EXPECT_EQ(row_count(), 0);
}

TEST_F(NarrationWordsTest, BelongToASegment) {
    segment = "unknown";
    EXPECT_THROW(replace({once}), base::Error);
}

}  // namespace storyflow::store
