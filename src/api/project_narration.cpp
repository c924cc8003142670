#include "api/project_narration.hpp"

#include <boost/json/array.hpp>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/addressed.hpp"
#include "api/answer_memory.hpp"
#include "api/api_error.hpp"
#include "base/download_name.hpp"
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

/// Collects what joining needs of a project's segments; takes memory before it stores them.
class SegmentsToJoin final : public story::SegmentVisitor {
  public:
    SegmentsToJoin(const http::Request& request, const story::Pauses& pauses)
        : request_(request), pauses_(pauses) {}

    void begin(const story::ProjectSize& size) override {
        const auto count = static_cast<std::size_t>(size.segments);
        take_memory(request_, count * narration::bytes_to_join_a_segment);
        segments.clear();
        segments.reserve(count);
    }
    void visit(story::Segment&& segment) override {
        auto needed = narration::to_be_joined(std::move(segment), pauses_);
        if (needed) segments.push_back(*std::move(needed));
    }

    std::vector<narration::SegmentToJoin> segments;

  private:
    const http::Request& request_;
    story::Pauses pauses_;
};

narration::Missing missing_of(const http::Request& request) {
    const auto asked = request.query_parameter("skip_missing").value_or("false");
    if (asked == "true") return narration::Missing::left_out;
    if (asked == "false") return narration::Missing::refused;
    throw field_error("skip_missing", "Must be true or false.");
}

narration::JoinedProject join(const Services& services, const http::Request& request,
                              std::string_view project_id) {
    SegmentsToJoin visitor(request, story::pauses_of(services.settings.load()));
    services.segments.visit(project_id, visitor);
    try {
        return narration::join_project_narration(std::move(visitor.segments), services.media,
                                                 missing_of(request));
    } catch (const narration::NarrationIncomplete& error) {
        throw incomplete(error.what(), error.segments());
    } catch (const base::Error& error) {
        if (error.kind() != base::ErrorKind::conflict) throw;
        throw incomplete(error.what(), {});
    }
}

/// After joining, shrinks the connection's share of memory to what the joined narration holds.
void keep_memory_of(const narration::JoinedNarration& joined, const http::Request& request) {
    take_memory(request, joined.held_bytes());
    if (request.memory != nullptr) request.memory->shrink_to(joined.held_bytes());
}

}  // namespace

http::Response get_project_narration(const Services& services, const http::Request& request) {
    const auto project = addressed_project(services, request).project;
    auto [joined, missing] = join(services, request, project.id);
    const http::Version version{joined.length(), '"' + joined.version() + '"', std::nullopt};
    keep_memory_of(joined, request);
    const auto source = std::make_shared<NarrationSource>(std::move(joined));

    http::Headers headers;
    headers.set("Content-Type", "audio/wav");
    if (!missing.empty()) headers.set("X-Missing-Segments", std::to_string(missing.size()));
    headers.set("Content-Disposition",
                http::content_disposition("attachment", base::download_name(project.title, ".wav")));
    return http::conditional_answer(
        request, version, std::move(headers), [&source](std::uint64_t offset, std::uint64_t length) {
            return http::SourceBody{.source = source, .offset = offset, .length = length};
        });
}

}  // namespace storyflow::api
