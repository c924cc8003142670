#pragma once

#include "store/sql/media_journal.hpp"

namespace storyflow::store::postgres {

/// Locks of the database keep changes of one project's files apart, whichever process carries them out.
class MediaJournal final : public sql::MediaJournal {
  public:
    using sql::MediaJournal::MediaJournal;

    bool carry_out(const story::MediaChange& change, const std::function<void()>& action) override;
};

}  // namespace storyflow::store::postgres
