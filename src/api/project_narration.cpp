#include "api/project_narration.hpp"

#include <fmt/format.h>

#include <boost/json/array.hpp>
#include <cstddef>
#include <memory>
#include <optional>
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
#include "http/static_file.hpp"
#include "narration/encoded_narration.hpp"
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

/// std::nullopt: WAV.
std::optional<narration::NarrationEncoding> encoding_of(const http::Request& request) {
    const auto asked = request.query_parameter("format").value_or("wav");
    if (asked == "wav" || asked.empty()) return std::nullopt;
    if (const auto encoding = narration::encoding_named(asked)) return encoding;
    throw field_error("format", "Must be wav, flac or opus.");
}

/// The narration as a file in another format. A long one would keep the client waiting: it is made by a task.
http::Response encoded(const Services& services, const http::Request& request, const story::Project& project,
                       narration::JoinedProject&& joined, narration::NarrationEncoding encoding) {
    const auto format = request.query_parameter("format").value_or("");
    const double longest = narration::longest_at_once(encoding);
    if (narration::seconds_of(joined.narration) > longest) {
        throw incomplete(fmt::format("At most {} minutes are encoded at once. Make the file with POST "
                                     "/api/projects/{}/exports/ and the format {}.",
                                     static_cast<int>(longest / 60), project.id, format),
                         {});
    }
    const auto path = narration::encoded_narration(joined.narration, encoding, services.media, project.id);
    auto response = http::serve_file(request, services.media.absolute(path));
    if (!joined.missing.empty())
        response.headers.set("X-Missing-Segments", std::to_string(joined.missing.size()));
    response.headers.set("Content-Disposition",
                         http::content_disposition(
                             "attachment", base::download_name(project.title, "." + std::string(format))));
    return response;
}

}  // namespace

http::Response get_project_narration(const Services& services, const http::Request& request) {
    const auto project = addressed_project(services, request).project;
    const auto encoding = encoding_of(request);
    auto joined_project = join(services, request, project.id);
    if (encoding) return encoded(services, request, project, std::move(joined_project), *encoding);
    auto& [joined, missing] = joined_project;
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
