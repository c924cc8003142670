#include "store/sql/shared_steps.hpp"

#include <string>

#include "store/sql/dialect.hpp"

namespace storyflow::store::sql {

namespace {

/// Adds a column of numbers, whose type has another name in each database. `column` is the
/// table and the column's name, `rule` what stands behind the type.
void add_numbers(Transaction& transaction, const std::string& column, const std::string& rule = "") {
    const std::string type(transaction.dialect().type_of_numbers());
    transaction.run_script(("ALTER TABLE " + column + ' ' + type + rule).c_str());
}

}  // namespace

void add_speed_of_segments(Transaction& transaction) {
    add_numbers(transaction, "segments ADD COLUMN tts_speed");
}

void add_pauses(Transaction& transaction) {
    add_numbers(transaction, "segments ADD COLUMN pause_before");  // NULL: by rule
    add_numbers(transaction, "settings ADD COLUMN scene_silence", " NOT NULL DEFAULT 1.4");
    add_numbers(transaction, "settings ADD COLUMN chapter_silence", " NOT NULL DEFAULT 2.0");
}

void add_numbers_of_cards(Transaction& transaction) {
    add_numbers(transaction, "settings ADD COLUMN card_seconds", " NOT NULL DEFAULT 4.0");
    add_numbers(transaction, "settings ADD COLUMN music_level", " NOT NULL DEFAULT -18.0");
}

}  // namespace storyflow::store::sql
