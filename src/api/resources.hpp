#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "http/message.hpp"
#include "narration/missing_files.hpp"
#include "speech/voices.hpp"
#include "story/project.hpp"
#include "story/segment.hpp"
#include "story/settings.hpp"
#include "story/staleness.hpp"

/// Converts the story's values to JSON: the wire contract fixes keys and their order. Pure functions.
namespace storyflow::api {

/// How the addresses of media files are written in one answer.
class MediaUrls {
  public:
    /// `/media/…`.
    [[nodiscard]] static MediaUrls path_only() { return MediaUrls(""); }
    /// `http://<Host header>/media/…`.
    [[nodiscard]] static MediaUrls absolute(const http::Request& request);

    /// The address of a media-relative path, percent-encoded.
    [[nodiscard]] std::string of(std::string_view media_path) const;

  private:
    explicit MediaUrls(std::string origin) : origin_(std::move(origin)) {}
    std::string origin_;
};

/// `http://<Host header>`, or `https://`: the origin under which the client reached the server.
[[nodiscard]] std::string origin_of(const http::Request& request);

/// `2026-01-31T12:00:00.000001Z`; a zero fraction is left out.
/// Where an export of the project can be downloaded.
[[nodiscard]] std::string export_url(std::string_view project_id, std::string_view name);

[[nodiscard]] std::string timestamp_text(base::Timestamp time);

/// The inputs of a segment's JSON besides the segment itself.
struct SegmentContext {
    MediaUrls urls;
    story::OwnRendition own;  ///< voice and speed that the story asks for
    narration::LacksFile lacks_file{};
};

[[nodiscard]] boost::json::object segment_json(const story::Segment& segment, const SegmentContext& context);
/// The same for callers that know already whether the narration's file exists.
[[nodiscard]] boost::json::object segment_json(const story::Segment& segment, const SegmentContext& context,
                                               bool lacks_file);
/// The refusal with the segment as it is stored, so that the user can compare both texts and choose.
[[nodiscard]] boost::json::object conflict_json(const story::TextChangedSince& conflict,
                                                const SegmentContext& context);
[[nodiscard]] boost::json::array segments_json(const std::vector<story::Segment>& segments,
                                               const SegmentContext& context);

[[nodiscard]] boost::json::object project_json(const story::ProjectSummary& summary);
/// The detail of a project is written in three parts (head, `segments`, tail), because all of it as one JSON
/// object would take too much memory.
[[nodiscard]] boost::json::object project_detail_head_json(const story::ProjectSummary& summary);
/// `estimated_seconds`: until all missing and stale narrations are made; std::nullopt while unknown.
[[nodiscard]] boost::json::object project_detail_tail_json(const story::ProjectSummary& summary,
                                                           std::optional<double> estimated_seconds);
[[nodiscard]] boost::json::object settings_json(const story::Settings& settings);
/// `engines`: the names of those that have the voice now.
[[nodiscard]] boost::json::object voice_json(const speech::Voice& voice,
                                             const std::vector<std::string>& engines);

/// A response with this JSON as its body.
[[nodiscard]] http::Response json_answer(int status, const boost::json::value& body);
/// 204.
[[nodiscard]] http::Response no_content();

}  // namespace storyflow::api
