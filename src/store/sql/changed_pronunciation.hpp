#pragma once

#include <cstdint>
#include <optional>

#include "store/sql/change_records.hpp"
#include "store/sql/transaction.hpp"
#include "story/change.hpp"
#include "story/pronunciation.hpp"

/// Changes of pronunciations among the recorded changes of a story, within the caller's transaction, which
/// has locked the project.
namespace storyflow::store::sql {

/// Records a change from `before` to `after`; null: the pronunciation was added, or removed.
void record_pronunciation(Transaction& transaction, const story::Pronunciation* before,
                          const story::Pronunciation* after);

/// Makes the pronunciation as it was on the side `to` of the change; does nothing for a change of something
/// else. Narrations that were spoken with it are fresh again, unless something was narrated meanwhile. Throws
/// `story::ChangeOvertaken` if the pronunciation was changed since, or its word has another one by now.
void restore_pronunciation(Transaction& transaction, const ChangeKey& change, Side to);

}  // namespace storyflow::store::sql
