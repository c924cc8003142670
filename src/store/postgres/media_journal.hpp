#pragma once

#include "store/sql/media_journal.hpp"

namespace storyflow::store::postgres {

/// Advisory locks of the database serialise the changes of one project's files over all processes.
class MediaJournal final : public sql::MediaJournal {
  public:
    using sql::MediaJournal::MediaJournal;

    bool carry_out(const story::MediaChange& change, const std::function<void()>& action) override;
};

}  // namespace storyflow::store::postgres
