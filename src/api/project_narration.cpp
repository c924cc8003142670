#include "api/project_narration.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "api/addressed.hpp"
#include "api/api_error.hpp"
#include "api/download_name.hpp"
#include "http/conditional_answer.hpp"
#include "http/content_disposition.hpp"
#include "narration/join_project.hpp"

namespace storyflow::api {

namespace {

class NarrationSource final : public http::ByteSource {
  public:
    explicit NarrationSource(narration::JoinedNarration narration) : narration_(std::move(narration)) {}
    [[nodiscard]] std::size_t read_at(std::uint64_t offset, std::span<char> block) override {
        return narration_.read_at(offset, block);
    }

  private:
    narration::JoinedNarration narration_;
};

ApiError incomplete(std::string_view sentence, const std::vector<std::string>& segments) {
    return {base::ErrorKind::conflict,
            {{"error", sentence}, {"missing_audio", boost::json::array(segments.begin(), segments.end())}}};
}

void require_complete(const std::vector<story::Segment>& segments) {
    const auto missing = narration::segments_without_narration(segments);
    const bool any =
        std::ranges::any_of(segments, [](const auto& segment) { return segment.narration.has_value(); });
    if (!missing.empty()) throw incomplete("Some segments have no narration yet.", missing);
    if (!any) throw incomplete("The project has no narration yet.", {});
}

narration::JoinedNarration join(const Services& services, const std::vector<story::Segment>& segments) {
    const double gap = services.settings.load().inter_segment_silence;
    try {
        return narration::join_project_narration(segments, gap, services.media);
    } catch (const narration::NarrationFilesLost& lost) {
        throw incomplete(lost.what(), lost.segments());
    } catch (const base::Error& error) {
        if (error.kind() != base::ErrorKind::conflict) throw;
        throw incomplete(error.what(), {});
    }
}

}  // namespace

http::Response get_project_narration(const Services& services, const http::Request& request) {
    const auto project = addressed_project(services, request).project;
    const auto segments = services.segments.list(project.id);
    require_complete(segments);
    auto joined = join(services, segments);
    const http::Version version{joined.length(), '"' + joined.version() + '"', std::nullopt};
    const auto source = std::make_shared<NarrationSource>(std::move(joined));

    http::Headers headers;
    headers.set("Content-Type", "audio/wav");
    headers.set("Content-Disposition",
                http::content_disposition("attachment", download_name(project.title, ".wav")));
    return http::conditional_answer(
        request, version, std::move(headers), [&source](std::uint64_t offset, std::uint64_t length) {
            return http::SourceBody{.source = source, .offset = offset, .length = length};
        });
}

}  // namespace storyflow::api
