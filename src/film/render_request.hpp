#pragma once

#include <string>
#include <string_view>

namespace storyflow::film {

/// The choices of a client for one render; everything else comes from the settings.
struct RenderRequest {
    /// A segment without picture keeps the one before it, and before the first picture the title is shown.
    bool hold_pictures = false;

    bool operator==(const RenderRequest&) const = default;
};

/// The request as the order of a task, and back. `parse_request` throws `base::Error{internal}` for text
/// that `request_text` did not write.
[[nodiscard]] std::string request_text(const RenderRequest& request);
[[nodiscard]] RenderRequest parse_request(std::string_view text);

/// The item of a render's task: there is at most one active task with it, so one render for each project.
[[nodiscard]] std::string render_subject(std::string_view project_id);

}  // namespace storyflow::film
