#include "api/project_narration.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "api/addressed.hpp"
#include "api/api_error.hpp"
#include "base/file.hpp"
#include "narration/join_project.hpp"

namespace storyflow::api {

namespace {

std::uint64_t size_of(const base::FileDescriptor& file) {
    struct stat status {};
    if (::fstat(file.get(), &status) != 0) {
        throw base::Error(base::ErrorKind::unavailable, "The joined narration cannot be read.");
    }
    return static_cast<std::uint64_t>(status.st_size);
}

void require_complete(const std::vector<story::Segment>& segments) {
    const auto missing = narration::segments_without_narration(segments);
    const bool any =
        std::ranges::any_of(segments, [](const auto& segment) { return segment.narration.has_value(); });
    if (missing.empty() && any) return;
    const std::string_view sentence =
        missing.empty() ? "The project has no narration yet." : "Some segments have no narration yet.";
    throw ApiError(
        base::ErrorKind::conflict,
        {{"error", sentence}, {"missing_audio", boost::json::array(missing.begin(), missing.end())}});
}

}  // namespace

http::Response get_project_narration(const Services& services, const http::Request& request) {
    const auto project_id = addressed_project(services, request).project.id;
    const auto segments = services.segments.list(project_id);
    require_complete(segments);
    const double gap = services.settings.load().inter_segment_silence;
    auto file = narration::join_project_narration(segments, gap, services.media);

    http::Response response;
    response.headers.set("Content-Type", "audio/wav");
    response.headers.set("Content-Disposition", fmt::format("attachment; filename=\"{}.wav\"", project_id));
    const auto length = size_of(file);
    response.body = http::FileBody{
        .file = std::make_shared<const base::FileDescriptor>(std::move(file)), .offset = 0, .length = length};
    return response;
}

}  // namespace storyflow::api
