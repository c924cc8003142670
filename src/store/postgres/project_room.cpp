#include "store/postgres/project_room.hpp"

#include <cstdint>

namespace storyflow::store::postgres {

story::ProjectSize size_of_project(Transaction& transaction, std::string_view id) {
    // The length of a long text is known without reading it.
    Query query(transaction, R"sql(
        SELECT count(*), coalesce(sum(octet_length(text_content) + octet_length(image_prompt)), 0)
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
    if (growth.segments <= 0 && growth.text_bytes <= 0) return;
    story::require_room(size_of_project(transaction, project_id), growth);
}

}  // namespace storyflow::store::postgres
