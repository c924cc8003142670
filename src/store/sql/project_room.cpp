#include "store/sql/project_room.hpp"

#include <cstdint>

#include "store/sql/dialect.hpp"

namespace storyflow::store::sql {

namespace {

std::int64_t count_segments(Transaction& transaction, std::string_view project_id) {
    return Query(transaction, "SELECT count(*) FROM segments WHERE project_id = $1", project_id)
        .value<std::int64_t>();
}

/// False if the whole database is too small for the limit to matter; then the texts need not be read.
bool may_get_too_long(Transaction& transaction, const story::ProjectSize& growth) {
    if (growth.text_bytes <= 0) return false;
    const auto bytes = transaction.dialect().bytes_of_database(transaction);
    return !bytes || *bytes + growth.text_bytes > story::most_text_bytes;
}

}  // namespace

story::ProjectSize size_of_project(Transaction& transaction, std::string_view id) {
    Query query(transaction, R"sql(
        SELECT count(*), coalesce(sum(octet_length(text_content) + octet_length(image_prompt) +
                                   octet_length(coalesce(chapter_title, ''))), 0)
        FROM segments
        WHERE project_id = $1
    )sql",
                id);
    query.next();
    story::ProjectSize size;
    size.segments = query.take<std::int64_t>();
    size.text_bytes = query.take<std::int64_t>();
    return size;
}

void require_room(Transaction& transaction, std::string_view project_id, const story::ProjectSize& growth) {
    if (may_get_too_long(transaction, growth)) {
        return story::require_room(size_of_project(transaction, project_id), growth);
    }
    if (growth.segments <= 0) return;
    story::require_room({.segments = count_segments(transaction, project_id)}, {.segments = growth.segments});
}

}  // namespace storyflow::store::sql
