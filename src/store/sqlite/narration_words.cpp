#include "store/sqlite/narration_words.hpp"

#include <cstdint>
#include <string>

namespace storyflow::store {

std::vector<story::NarratedWord> list_words(Connection& connection, std::string_view segment_id) {
    Query row(connection, R"sql(
        SELECT text, spoken, start_time, end_time, char_start, char_end
        FROM narration_words
        WHERE segment_id = ?
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

void replace_words(Connection& connection, std::string_view segment_id,
                   const std::vector<story::NarratedWord>& words) {
    connection.run("DELETE FROM narration_words WHERE segment_id = ?", segment_id);
    std::int64_t position = 0;
    for (const story::NarratedWord& word : words) {
        connection.run(R"sql(
            INSERT INTO narration_words (segment_id, position, text, spoken, start_time, end_time,
                                         char_start, char_end)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        )sql",
                       segment_id, position++, word.text, word.spoken, word.start, word.end, word.char_start,
                       word.char_end);
    }
}

}  // namespace storyflow::store
