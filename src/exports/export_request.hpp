#pragma once

#include <string>
#include <string_view>

#include "exports/export_order.hpp"

namespace storyflow::exports {

/// A user's request to make a file of a project.
struct ExportRequest {
    ExportFormat format = ExportFormat::m4b;
    Chapters chapters = Chapters::in_one_file;  ///< or `as_zip`
    LoudnessPreset loudness = LoudnessPreset::none;
    bool by_word = false;
    bool skip_missing = false;  ///< leave out segments without narration

    bool operator==(const ExportRequest&) const = default;
};

/// The kind of a task (`tasks::Work`) that makes an export; its order is `order_text`.
inline constexpr std::string_view export_work = "export";

[[nodiscard]] std::string order_text(const ExportRequest& request);
/// The inverse. Throws `base::Error{internal}` for any other text.
[[nodiscard]] ExportRequest parse_order(std::string_view text);

/// A name for what the request makes, without the story: two requests of one story with the same name make
/// the same file.
[[nodiscard]] std::string subject_of(const ExportRequest& request);

/// The folder of a project's exports, media-relative.
[[nodiscard]] std::string exports_folder(std::string_view project_id);
/// The name of the file in it, made of the title: "Emma.m4b", "Emma (mp3, acx).zip".
[[nodiscard]] std::string export_name(std::string_view title, const ExportRequest& request);

}  // namespace storyflow::exports
