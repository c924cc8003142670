#include "store/sql/narration_words.hpp"

#include <gmock/gmock.h>

#include "store/sql/project_rows.hpp"
#include "store/sql/segment_rows.hpp"
#include "tests/store/sql/sql_test.hpp"

namespace storyflow::store::sql {

using testing::ElementsAre;
using testing::IsEmpty;

class NarrationWordsTest : public SqlTest {
  protected:
    NarrationWordsTest() {
        story::Project project;
        project.id = "p";
        segment = database.write([&](Transaction& transaction) {
            insert_project(transaction, project);
            return insert_segments(transaction, ids, "p", 0, {{"Text", ""}}).front().id;
        });
    }
    void replace(const std::vector<story::NarratedWord>& words) {
        database.write([&](Transaction& transaction) { replace_words(transaction, segment, words); });
    }
    std::vector<story::NarratedWord> list() {
        return database.read([&](Transaction& transaction) { return list_words(transaction, segment); });
    }
    std::int64_t row_count() {
        return database.read([](Transaction& transaction) {
            return number(transaction, "SELECT count(*) FROM narration_words");
        });
    }

    std::string segment;
    const story::NarratedWord once{"Once", "once", 0.0, 0.3, 0, 4};
    const story::NarratedWord upon{"upon", "upon", 0.3, 0.6, 5, 9};
};

TEST_P(NarrationWordsTest, ReplaceThoseBefore) {
    replace({once, upon, once});
    EXPECT_THAT(list(), ElementsAre(once, upon, once));
    replace({upon});
    EXPECT_THAT(list(), ElementsAre(upon));
}

TEST_P(NarrationWordsTest, LeaveNoRowsBehindWhenTheirSegmentGoes) {
    replace({once, upon});
    database.write([](Transaction& transaction) { transaction.run("DELETE FROM segments"); });
    EXPECT_EQ(row_count(), 0);
    EXPECT_THAT(list(), IsEmpty());
}

TEST_P(NarrationWordsTest, LeaveNoRowsBehindWhenTheirProjectGoes) {
    replace({once, upon});
    database.write([](Transaction& transaction) { transaction.run("DELETE FROM projects"); });
    EXPECT_EQ(row_count(), 0);
}

TEST_P(NarrationWordsTest, BelongToASegment) {
    segment = "unknown";
    EXPECT_THROW(replace({once}), base::Error);
}

INSTANTIATE_TEST_SUITE_P(Store, NarrationWordsTest, contract::with_tested_backend(), contract::backend_name);

}  // namespace storyflow::store::sql
