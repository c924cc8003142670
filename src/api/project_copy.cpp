#include "api/project_copy.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "api/added_files.hpp"
#include "api/addressed.hpp"
#include "api/field_reader.hpp"
#include "api/json_body.hpp"
#include "api/read_segments.hpp"
#include "api/resources.hpp"
#include "base/utf8.hpp"
#include "story/project_copy.hpp"
#include "story/staleness.hpp"

namespace storyflow::api {

namespace {

constexpr std::size_t longest_title = 255;
constexpr std::size_t version_tag_digits = 7;
constexpr std::string_view copy_mark = " (copy)";

std::string title_of_copy(const http::Request& request, const story::Project& original) {
    std::optional<std::string> wanted;
    if (!request.body.empty()) {
        const auto body = read_body(request);
        FieldReader reader(body.fields);
        wanted = reader.text("title", {.longest = longest_title});
        reader.check();
    }
    if (wanted) return *std::move(wanted);
    const auto room = longest_title - copy_mark.size();
    return std::string(base::first_code_points(original.title, room)).append(copy_mark);
}

bool is_of_its_text(const story::Segment& segment) {
    const auto aspects = story::staleness(segment, {});
    return segment.narration && std::ranges::find(aspects, story::StaleAspect::text) == aspects.end();
}

/// Waits for files that are just on their way to their places: what lies there may still be the one before.
void settle_files_of(const Services& services, const std::vector<story::Segment>& segments) {
    const auto awaited = services.keeper.awaited();
    if (awaited.empty()) return;
    for (const auto& segment : segments) {
        if (segment.narration && awaited.contains(segment.narration->audio_file))
            services.keeper.settle(segment.narration->audio_file);
        if (segment.image_file && awaited.contains(*segment.image_file))
            services.keeper.settle(*segment.image_file);
    }
}

/// A copy of the file under the same name, in the folder of the other project.
std::optional<story::NewFile> copy_of_file(AddedFiles& files, const std::string& file,
                                           const std::string& original_id, const std::string& copy_id) {
    auto target = media::MediaLibrary::project_path(copy_id);
    target += file.substr(media::MediaLibrary::project_path(original_id).size());
    return files.copy(file, std::move(target));
}

std::optional<story::NewFile> copy_of_picture(const Services& services, AddedFiles& files,
                                              const std::string& file, const std::string& project_id,
                                              const std::string& segment_id) {
    const auto name = std::filesystem::path(file).filename().string();
    return files.copy(file, media::MediaLibrary::image_path(project_id, segment_id, name,
                                                            services.ids.hex(version_tag_digits)));
}

story::SegmentCopy copy_of_segment(const Services& services, AddedFiles& files, story::Segment original,
                                   const std::string& project_id) {
    story::SegmentCopy copy{.original = std::move(original), .id = services.ids.uuid()};
    const auto& segment = copy.original;
    if (segment.image_file)
        copy.picture = copy_of_picture(services, files, *segment.image_file, project_id, copy.id);
    if (is_of_its_text(segment)) {
        copy.sound =
            files.copy(segment.narration->audio_file, media::MediaLibrary::audio_path(project_id, copy.id));
    }
    return copy;
}

}  // namespace

http::Response duplicate_project(const Services& services, const http::Request& request) {
    const auto original = addressed_project(services, request).project;
    story::ProjectCopy copy{.original_id = original.id,
                            .id = services.ids.uuid(),
                            .title = title_of_copy(request, original),
                            .segments = {}};
    auto segments = read_segments(services, request, original.id);
    settle_files_of(services, segments);
    AddedFiles files(services);
    if (original.source_file) copy.source = copy_of_file(files, *original.source_file, original.id, copy.id);
    copy.segments.reserve(segments.size());
    for (auto& segment : segments)
        copy.segments.push_back(copy_of_segment(services, files, std::move(segment), copy.id));
    if (!services.project_copies.copy(copy)) throw no_such_project();
    files.settle();
    const auto made = services.projects.find(copy.id);
    if (!made) throw no_such_project();
    return json_answer(201, project_json(*made));
}

}  // namespace storyflow::api
