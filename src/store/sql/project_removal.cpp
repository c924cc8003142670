#include "store/sql/project_removal.hpp"

#include <string>

#include "store/sql/change_rows.hpp"
#include "store/sql/owed_changes.hpp"

namespace storyflow::store::sql {

std::optional<story::MediaChanges> remove_project(Transaction& transaction, std::string_view id) {
    if (transaction.run("DELETE FROM projects WHERE id = $1", id) == 0) return std::nullopt;
    forget_changes_of(transaction, id);
    OwedChanges owed(transaction);
    owed.remove_tree("projects/" + std::string(id));
    return owed.all();
}

}  // namespace storyflow::store::sql
