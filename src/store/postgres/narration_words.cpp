#include "store/postgres/narration_words.hpp"

#include <cstdint>
#include <string>

namespace storyflow::store::postgres {

namespace {

/// A narration has hundreds of words: one statement writes them all.
struct Columns {
    explicit Columns(const std::vector<story::NarratedWord>& words) {
        for (const story::NarratedWord& word : words) {
            texts.push_back(word.text);
            spoken.push_back(word.spoken);
            starts.push_back(word.start);
            ends.push_back(word.end);
            char_starts.push_back(word.char_start);
            char_ends.push_back(word.char_end);
        }
    }

    std::vector<std::string> texts;
    std::vector<std::string> spoken;
    std::vector<double> starts;
    std::vector<double> ends;
    std::vector<std::int64_t> char_starts;
    std::vector<std::int64_t> char_ends;
};

}  // namespace

std::vector<story::NarratedWord> list_words(Transaction& transaction, std::string_view segment_id) {
    Query row(transaction, R"sql(
        SELECT text, spoken, start_time, end_time, char_start, char_end
        FROM narration_words
        WHERE segment_id = $1
        ORDER BY position
    )sql",
              segment_id);
    std::vector<story::NarratedWord> words;
    while (row.next()) {
        words.push_back({
            .text = row.take<std::string>(),
            .spoken = row.take<std::string>(),
            .start = row.take<double>(),
            .end = row.take<double>(),
            .char_start = row.take<std::int64_t>(),
            .char_end = row.take<std::int64_t>(),
        });
    }
    return words;
}

void replace_words(Transaction& transaction, std::string_view segment_id,
                   const std::vector<story::NarratedWord>& words) {
    transaction.run("DELETE FROM narration_words WHERE segment_id = $1", segment_id);
    if (words.empty()) return;
    const Columns columns(words);
    transaction.run(R"sql(
        INSERT INTO narration_words (segment_id, position, text, spoken, start_time, end_time, char_start,
                                     char_end)
        SELECT $1, place - 1, text, spoken, start_time, end_time, char_start, char_end
        FROM unnest($2::text[], $3::text[], $4::float8[], $5::float8[], $6::bigint[], $7::bigint[])
             WITH ORDINALITY AS word (text, spoken, start_time, end_time, char_start, char_end, place)
    )sql",
                    segment_id, columns.texts, columns.spoken, columns.starts, columns.ends,
                    columns.char_starts, columns.char_ends);
}

}  // namespace storyflow::store::postgres
