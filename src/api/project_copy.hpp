#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

namespace storyflow::api {

/// `POST /api/projects/{id}/duplicate/`: a new project with the same texts, chapters, voices, pronunciations,
/// pictures, locks and source book, and with the narrations of texts that have not changed since. `title` is
/// optional. The copy is stored with one transaction: it is there as a whole or not at all, also after a
/// crash.
[[nodiscard]] http::Response duplicate_project(const Services& services, const http::Request& request);

}  // namespace storyflow::api
