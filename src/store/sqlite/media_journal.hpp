#pragma once

#include <array>
#include <mutex>
#include <string_view>

#include "store/sql/media_journal.hpp"

namespace storyflow::store::sqlite {

/// Only one process uses the file, so mutexes serialise the changes of one project's files.
class MediaJournal final : public sql::MediaJournal {
  public:
    using sql::MediaJournal::MediaJournal;

    bool carry_out(const story::MediaChange& change, const std::function<void()>& action) override;

  private:
    std::mutex& lock_of(std::string_view target);

    std::array<std::mutex, 64> locks_;  ///< selected by the hash of the project's folder
};

}  // namespace storyflow::store::sqlite
