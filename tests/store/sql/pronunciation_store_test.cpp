#include "store/sql/pronunciation_store.hpp"

#include "store/sql/project_rows.hpp"
#include "store/sql/row_batch.hpp"
#include "tests/store/sql/sql_test.hpp"

namespace storyflow::store::sql {

class FullDictionary : public SqlTest {
  protected:
    FullDictionary() {
        database.write([](Transaction& transaction) {
            for (const auto* id : {"full", "empty"}) {
                story::Project project;
                project.id = id;
                insert_project(transaction, project);
            }
            std::vector<std::string> words;
            for (std::size_t i = 0; i < story::most_pronunciations; ++i)
                words.push_back("word " + std::to_string(i));
            RowBatch rows("($, 'full', $, $, 'x')");
            for (const std::string& word : words)
                rows.add(word, word, word);
            rows.run(transaction,
                     "INSERT INTO pronunciations (id, project_id, word, word_key, spoken_as) VALUES ");
        });
    }

    story::PronunciationStore& store = stores->pronunciations();
};

TEST_P(FullDictionary, TakesNoMoreUntilOneIsRemoved) {
    EXPECT_THROW(store.add("full", "one more", "x"), story::PronunciationRefused);
    EXPECT_TRUE(store.remove("word 7"));
    EXPECT_TRUE(store.add("full", "one more", "x"));
}

TEST_P(FullDictionary, CanStillBeEditedAndLeavesOtherProjectsAlone) {
    EXPECT_TRUE(store.edit("word 7", {.word = "another word", .spoken_as = {}}));
    EXPECT_TRUE(store.add("empty", "one more", "x"));
}

INSTANTIATE_TEST_SUITE_P(Store, FullDictionary, contract::with_tested_backend(), contract::backend_name);

}  // namespace storyflow::store::sql
