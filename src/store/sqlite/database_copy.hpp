#pragma once

#include <filesystem>
#include <functional>

namespace storyflow::store::sqlite {

/// Copies the database `file`, which other processes may be using, as it is at one moment into the new file
/// `target`, which has no log beside it and is on the disk when this returns. `at_that_moment` is called
/// before that: until it returns no process can commit, and others wait or are refused after five seconds, so
/// it should take less. The database itself is not changed.
///
/// Throws `base::Error{not_found}` if there is no database, `base::Error{conflict}` if it belongs to another
/// program or to a newer StoryFlow, and else as `database_error` says; what `at_that_moment` throws passes
/// through.
void copy_database(const std::filesystem::path& file, const std::filesystem::path& target,
                   const std::function<void()>& at_that_moment);

}  // namespace storyflow::store::sqlite
