#include "store/sqlite/pronunciation_store.hpp"

#include "store/sqlite/project_rows.hpp"
#include "tests/store/sqlite/database_fixture.hpp"
#include "tests/store/sqlite/sqlite_stores.hpp"

namespace storyflow::contract {

INSTANTIATE_TEST_SUITE_P(Store, PronunciationStoreContract, testing::Values(store::sqlite_backend()),
                         store::backend_name);

}  // namespace storyflow::contract

namespace storyflow::store {

class FullDictionary : public DatabaseFixture {
  protected:
    FullDictionary() {
        database.write([](Connection& connection) {
            for (const auto* id : {"full", "empty"}) {
                story::Project project;
                project.id = id;
                insert_project(connection, project);
            }
            for (std::size_t i = 0; i < story::most_pronunciations; ++i) {
                const std::string word = "word " + std::to_string(i);
                connection.run(R"sql(
                    INSERT INTO pronunciations (id, project_id, word, word_key, spoken_as)
                    VALUES (?1, 'full', ?1, ?1, 'x')
                )sql",
                               word);
            }
        });
    }

    base::RandomIdSource ids;
    Database database{file};
    SqlitePronunciationStore store{database, ids};
};

TEST_F(FullDictionary, TakesNoMoreUntilOneIsRemoved) {
    EXPECT_THROW(store.add("full", "one more", "x"), story::PronunciationRefused);
    EXPECT_TRUE(store.remove("word 7"));
    EXPECT_TRUE(store.add("full", "one more", "x"));
}

TEST_F(FullDictionary, CanStillBeEditedAndLeavesOtherProjectsAlone) {
    EXPECT_TRUE(store.edit("word 7", {.word = "another word", .spoken_as = {}}));
    EXPECT_TRUE(store.add("empty", "one more", "x"));
}

}  // namespace storyflow::store
