#include "store/sql/narration_words.hpp"

#include <cstdint>
#include <string>

#include "store/sql/row_batch.hpp"

namespace storyflow::store::sql {

namespace {

story::NarratedWord read_word(Query& row) {
    return {.text = row.take<std::string>(),
            .spoken = row.take<std::string>(),
            .start = row.take<double>(),
            .end = row.take<double>(),
            .char_start = row.take<std::int64_t>(),
            .char_end = row.take<std::int64_t>()};
}

}  // namespace

std::vector<story::NarratedWord> list_words(Transaction& transaction, std::string_view segment_id) {
    Query row(transaction, R"sql(
        SELECT text, spoken, start_time, end_time, char_start, char_end
        FROM narration_words
        WHERE segment_id = $1
        ORDER BY position
    )sql",
              segment_id);
    return row.all(read_word);
}

void replace_words(Transaction& transaction, std::string_view segment_id,
                   const std::vector<story::NarratedWord>& words) {
    transaction.run("DELETE FROM narration_words WHERE segment_id = $1", segment_id);
    RowBatch rows("($, $, $, $, $, $, $, $)");
    std::int64_t position = 0;
    for (const story::NarratedWord& word : words) {
        rows.add(segment_id, position++, word.text, word.spoken, word.start, word.end, word.char_start,
                 word.char_end);
    }
    rows.run(transaction, R"sql(
        INSERT INTO narration_words (segment_id, position, text, spoken, start_time, end_time, char_start,
                                     char_end)
        VALUES )sql");
}

}  // namespace storyflow::store::sql
