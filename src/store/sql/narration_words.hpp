#pragma once

#include <string_view>
#include <vector>

#include "store/sql/transaction.hpp"
#include "story/narrated_word.hpp"

/// Rows of `narration_words`, within the caller's transaction.
namespace storyflow::store::sql {

/// The words in order; empty for a segment without words.
[[nodiscard]] std::vector<story::NarratedWord> list_words(Transaction& transaction,
                                                          std::string_view segment_id);

/// Replaces all words of the segment.
void replace_words(Transaction& transaction, std::string_view segment_id,
                   const std::vector<story::NarratedWord>& words);

}  // namespace storyflow::store::sql
