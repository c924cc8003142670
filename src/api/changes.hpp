#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

/// Undo and redo of a story's changes (docs/decisions/0030).
namespace storyflow::api {

/// GET /api/projects/{id}/changes/
[[nodiscard]] http::Response list_changes(const Services& services, const http::Request& request);
/// POST /api/projects/{id}/undo/
[[nodiscard]] http::Response undo_change(const Services& services, const http::Request& request);
/// POST /api/projects/{id}/redo/
[[nodiscard]] http::Response redo_change(const Services& services, const http::Request& request);

}  // namespace storyflow::api
