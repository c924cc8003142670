#pragma once

#include <boost/json/object.hpp>
#include <cstddef>
#include <string>

#include "tasks/pace.hpp"
#include "tasks/task.hpp"
#include "tasks/task_page.hpp"

/// Converts tasks to JSON; keys and their order are fixed. Pure functions.
namespace storyflow::api {

/// Bytes of memory for copying a task's lists and making JSON of them; 0 for small lists, which are not
/// counted.
[[nodiscard]] std::size_t bytes_of_status(const tasks::TaskHead& head);

/// The whole status, with its lists.
[[nodiscard]] boost::json::object task_status_json(const tasks::TaskStatus& status,
                                                   const tasks::Outlook& outlook);

/// A task in a list: without its own lists.
[[nodiscard]] boost::json::object task_head_json(const tasks::TaskStatus& status,
                                                 const tasks::Outlook& outlook);

[[nodiscard]] boost::json::object completed_segment_json(const tasks::CompletedSegment& segment);
[[nodiscard]] boost::json::object segment_error_json(const tasks::SegmentError& error);
[[nodiscard]] boost::json::object task_item_json(const tasks::ItemStatus& item);

}  // namespace storyflow::api
