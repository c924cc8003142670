#include "store/sqlite/project_room.hpp"

#include <cstdint>

namespace storyflow::store {

namespace {

/// The size of the whole database: no project in it is larger. Known without reading any text.
std::int64_t bytes_of_database(Connection& connection) {
    Query query(connection, "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()");
    query.next();
    return query.take<std::int64_t>();
}

std::int64_t count_segments(Connection& connection, std::string_view project_id) {
    Query query(connection, "SELECT count(*) FROM segments WHERE project_id = ?", project_id);
    query.next();
    return query.take<std::int64_t>();
}

}  // namespace

story::ProjectSize size_of_project(Connection& connection, std::string_view id) {
    Query query(connection, R"sql(
        SELECT count(*),
               coalesce(sum(length(CAST(text_content AS BLOB)) + length(CAST(image_prompt AS BLOB))), 0)
        FROM segments
        WHERE project_id = ?
    )sql",
                id);
    query.next();
    story::ProjectSize size;
    size.segments = query.take<std::int64_t>();
    size.text_bytes = query.take<std::int64_t>();
    return size;
}

void require_room(Connection& connection, std::string_view project_id, const story::ProjectSize& growth) {
    const auto database_bytes = bytes_of_database(connection);
    // Where the whole database is small, the texts need not be read to know that they are.
    const bool may_be_too_long =
        growth.text_bytes > 0 && database_bytes + growth.text_bytes > story::most_text_bytes;
    if (may_be_too_long) return story::require_room(size_of_project(connection, project_id), growth);
    if (growth.segments <= 0) return;
    story::require_room({.segments = count_segments(connection, project_id)}, {.segments = growth.segments});
}

}  // namespace storyflow::store
