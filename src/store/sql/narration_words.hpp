#pragma once

#include <string_view>
#include <vector>

#include "store/sql/transaction.hpp"
#include "story/narrated_word.hpp"

/// Rows of `narration_words`, within a transaction of the caller.
namespace storyflow::store::sql {

/// In order; empty for a segment that has none.
[[nodiscard]] std::vector<story::NarratedWord> list_words(Transaction& transaction,
                                                          std::string_view segment_id);

/// The segment has these words and no others.
void replace_words(Transaction& transaction, std::string_view segment_id,
                   const std::vector<story::NarratedWord>& words);

}  // namespace storyflow::store::sql
