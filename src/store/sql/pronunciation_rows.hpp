#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "store/sql/transaction.hpp"
#include "story/pronunciation.hpp"

/// Rows of `pronunciations`, within the caller's transaction.
namespace storyflow::store::sql {

/// Reads id, project_id, word, spoken_as and revision.
[[nodiscard]] story::Pronunciation read_pronunciation(Query& row);
[[nodiscard]] std::optional<story::Pronunciation> find_pronunciation(Transaction& transaction,
                                                                     std::string_view id);

/// Locks the project of the pronunciation, so that requests for the same word take turns. Returns false if
/// the pronunciation is unknown.
bool lock_project_of_pronunciation(Transaction& transaction, std::string_view id);

/// The word of another pronunciation of the project that is the same regardless of case; std::nullopt if
/// there is none.
[[nodiscard]] std::optional<std::string> word_taken_by_another(Transaction& transaction,
                                                               const story::Pronunciation& wanted);
[[nodiscard]] std::int64_t count_pronunciations(Transaction& transaction, std::string_view project_id);

/// Counts a change of the project's pronunciations; returns its number.
std::int64_t next_pronunciation_revision(Transaction& transaction, std::string_view project_id);

void insert_pronunciation(Transaction& transaction, const story::Pronunciation& pronunciation);
/// Writes word, spoken_as and revision.
void write_pronunciation(Transaction& transaction, const story::Pronunciation& pronunciation);
/// Returns false if there is none.
bool remove_pronunciation(Transaction& transaction, std::string_view id);

}  // namespace storyflow::store::sql
