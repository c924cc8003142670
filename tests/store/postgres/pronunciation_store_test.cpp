#include "store/sql/pronunciation_store.hpp"

#include "store/sql/project_store.hpp"
#include "tests/contract/suites.hpp"
#include "tests/store/postgres/postgres_fixture.hpp"

namespace storyflow::store::postgres {

/// A project with one pronunciation less than it may have.
class PostgresFullDictionary : public PostgresFixture {
  protected:
    PostgresFullDictionary() {
        project = sql::ProjectStore(database, ids).create({.title = "", .segments = {}}).id;
        database.write([&](sql::Transaction& transaction) {
            transaction.run(R"sql(
                INSERT INTO pronunciations (id, project_id, word, word_key, spoken_as)
                SELECT 'word ' || number, $1, 'word ' || number, 'word ' || number, 'x'
                FROM generate_series(2, $2) AS number
            )sql",
                            project, static_cast<std::int64_t>(story::most_pronunciations));
        });
    }

    base::RandomIdSource ids;
    Database database{place.url()};
    sql::PronunciationStore store{database, ids};
    std::string project;
};

TEST_F(PostgresFullDictionary, TakesOneMoreOfManyThatComeAtOnce) {
    std::atomic<int> added = 0;
    contract::in_parallel(6, [&](int thread) {
        try {
            store.add(project, "one more " + std::to_string(thread), "x");
            ++added;
        } catch (const story::PronunciationRefused&) {
            // The other thread was faster.
        }
    });
    EXPECT_EQ(added, 1);
    EXPECT_EQ(store.list(project).size(), story::most_pronunciations);
}

}  // namespace storyflow::store::postgres
