#pragma once

#include <string>
#include <vector>

#include "tasks/task_store.hpp"

namespace storyflow::store::sql {

/// A task of the project "p" with an item for each of these segments.
inline tasks::NewTask task_of(const std::string& id, const std::vector<std::string>& segment_ids) {
    tasks::NewTask task{.id = id, .project_id = "p", .rendition = {}, .items = {}, .request_key = {}};
    for (const auto& segment_id : segment_ids)
        task.items.push_back({.segment_id = segment_id});
    return task;
}

}  // namespace storyflow::store::sql
