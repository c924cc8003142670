#include "store/sql/logo_rows.hpp"

#include <string>

#include "store/sql/settings_rows.hpp"

namespace storyflow::store::sql {

namespace {

story::Logo read_logo(Query& row) {
    return {
        .id = row.take<std::string>(),
        .name = row.take<std::string>(),
        .file = row.take<std::string>(),
        .uploaded_at = row.take<base::Timestamp>(),
    };
}

}  // namespace

std::vector<story::Logo> list_logos(Transaction& transaction) {
    return Query(transaction, "SELECT id, name, file, uploaded_at FROM logos ORDER BY uploaded_at DESC")
        .all(read_logo);
}

std::optional<story::Logo> find_logo(Transaction& transaction, std::string_view id) {
    return Query(transaction, "SELECT id, name, file, uploaded_at FROM logos WHERE id = $1", id)
        .first(read_logo);
}

std::optional<story::Logo> find_logo_of_file(Transaction& transaction, std::string_view file) {
    return Query(transaction, "SELECT id, name, file, uploaded_at FROM logos WHERE file = $1", file)
        .first(read_logo);
}

void insert_logo(Transaction& transaction, const story::Logo& logo) {
    transaction.run("INSERT INTO logos (id, name, file, uploaded_at) VALUES ($1, $2, $3, $4)", logo.id,
                    logo.name, logo.file, logo.uploaded_at);
}

void delete_logo(Transaction& transaction, std::string_view id) {
    auto settings = lock_settings(transaction);
    transaction.run("DELETE FROM logos WHERE id = $1", id);
    if (settings.active_logo != id) return;
    settings.active_logo.reset();
    settings.logo_enabled = false;
    touch_settings(transaction, settings);
    write_settings(transaction, settings);
}

}  // namespace storyflow::store::sql
