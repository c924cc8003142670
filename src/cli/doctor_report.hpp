#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/diagnosis.hpp"

namespace storyflow::cli {

/// The output of `storyflow doctor`: a line for each finding, and one that sums them up. Pure.
[[nodiscard]] std::string doctor_text(const std::vector<app::Finding>& findings);

/// The output of `storyflow doctor --json`: one JSON object on one line, `version`, `ready` and `findings`;
/// each finding has the members that `GET /api/system/` gives it. Documented in docs/operations.md: members
/// may be added, none is removed. Pure.
[[nodiscard]] std::string doctor_json(const std::vector<app::Finding>& findings, std::string_view version);

}  // namespace storyflow::cli
