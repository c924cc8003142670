#include "store/postgres/narration_words.hpp"

#include <gmock/gmock.h>

#include "store/postgres/project_rows.hpp"
#include "store/postgres/segment_rows.hpp"
#include "tests/store/postgres/postgres_fixture.hpp"

namespace storyflow::store::postgres {

using testing::ElementsAre;
using testing::IsEmpty;

class PostgresNarrationWords : public PostgresFixture {
  protected:
    PostgresNarrationWords() {
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

    base::RandomIdSource ids;
    PostgresDatabase database{place.url()};
    std::string segment;
    const story::NarratedWord once{"Once", "once", 0.0, 0.3, 0, 4};
    const story::NarratedWord upon{"upon", "upon", 0.3, 0.6, 5, 9};
};

TEST_F(PostgresNarrationWords, ReplaceThoseBefore) {
    replace({once, upon, once});
    EXPECT_THAT(list(), ElementsAre(once, upon, once));
    replace({upon});
    EXPECT_THAT(list(), ElementsAre(upon));
}

TEST_F(PostgresNarrationWords, LeaveNoRowsBehindWhenTheirSegmentGoes) {
    replace({once, upon});
    database.write([](Transaction& transaction) { transaction.run("DELETE FROM segments"); });
    EXPECT_EQ(row_count(), 0);
    EXPECT_THAT(list(), IsEmpty());
}

TEST_F(PostgresNarrationWords, LeaveNoRowsBehindWhenTheirProjectGoes) {
    replace({once, upon});
    database.write([](Transaction& transaction) { transaction.run("DELETE FROM projects"); });
    EXPECT_EQ(row_count(), 0);
}

TEST_F(PostgresNarrationWords, BelongToASegment) {
    segment = "unknown";
    EXPECT_THROW(replace({once}), base::Error);
}

}  // namespace storyflow::store::postgres
