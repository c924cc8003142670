#include "api/resources.hpp"

#include <fmt/format.h>

#include <chrono>
#include <string>
#include <string_view>

#include "api/json_text.hpp"
#include "api/opening_fields.hpp"
#include "speech/engines.hpp"

namespace storyflow::api {

namespace {

using boost::json::array;
using boost::json::object;
using boost::json::value;

constexpr int created = 201;
constexpr int accepted = 202;

/// The id of what was made; empty if the body names none.
std::string id_in(const value& body) {
    const auto* const members = body.if_object();
    if (members == nullptr) return {};
    for (const auto* const name : {"id", "task_id"}) {
        const auto* const id = members->if_contains(name);
        if (id != nullptr && id->is_string()) return std::string(std::string_view(id->get_string()));
    }
    return {};
}

value text_or_null(const std::optional<std::string>& text) {
    return text ? value(*text) : value(nullptr);
}

value number_or_null(std::optional<double> number) {
    return number ? value(*number) : value(nullptr);
}

value url_or_null(const std::optional<std::string>& media_path, const MediaUrls& urls) {
    return media_path ? value(urls.of(*media_path)) : value(nullptr);
}

object project_head(const story::Project& project) {
    return {{"id", project.id},
            {"title", project.title},
            {"created_at", timestamp_text(project.created_at)},
            {"updated_at", timestamp_text(project.updated_at)},
            {"status", to_string(project.status)},
            {"resolution_width", project.resolution_width},
            {"resolution_height", project.resolution_height},
            {"framerate", project.framerate}};
}

void append_narration_keys(object& json, const story::ProjectSummary& summary) {
    json["author"] = summary.project.author;
    json["voice_id"] = text_or_null(summary.project.voice_id);
    json["tts_speed"] = number_or_null(summary.project.tts_speed);
    json["narrated_count"] = summary.narrated_count;
    json["narrated_seconds"] = summary.narrated_seconds;
}

std::string_view aspect_word(story::StaleAspect aspect) {
    switch (aspect) {
        case story::StaleAspect::text:
            return "text";
        case story::StaleAspect::voice:
            return "voice";
        case story::StaleAspect::speed:
            return "speed";
    }
    return {};
}

value narration_json(const story::Segment& segment, const SegmentContext& context, bool lacks_file) {
    if (!segment.narration) return nullptr;
    array stale;
    for (const auto aspect : story::staleness(segment, context.own))
        stale.emplace_back(aspect_word(aspect));
    if (lacks_file) stale.emplace_back("file");
    return object{{"engine", segment.narration->engine},
                  {"is_draft", speech::is_draft_engine(segment.narration->engine)},
                  {"voice", segment.narration->voice},
                  {"spoken_voice", segment.narration->spoken_voice.value_or(segment.narration->voice)},
                  {"speed", segment.narration->speed},
                  {"revision", segment.narration_revision},
                  {"stale", std::move(stale)}};
}

}  // namespace

std::string origin_of(const http::Request& request) {
    return fmt::format("{}://{}", request.is_encrypted ? "https" : "http",
                       request.headers.find("Host").value_or("localhost"));
}

MediaUrls MediaUrls::absolute(const http::Request& request) {
    return MediaUrls(origin_of(request));
}

std::string MediaUrls::of(std::string_view media_path) const {
    return origin_ + "/media/" + http::percent_encode_path(media_path);
}

std::string export_url(std::string_view project_id, std::string_view name) {
    return fmt::format("/api/projects/{}/exports/{}/", project_id, http::percent_encode_path(name));
}

std::string timestamp_text(base::Timestamp time) {
    using namespace std::chrono;
    const auto day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss clock(time - day);
    auto text = fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", int(date.year()), unsigned(date.month()),
                            unsigned(date.day()), clock.hours().count(), clock.minutes().count(),
                            clock.seconds().count());
    if (clock.subseconds().count() != 0) text += fmt::format(".{:06}", clock.subseconds().count());
    return text + "Z";
}

object project_json(const story::ProjectSummary& summary) {
    auto json = project_head(summary.project);
    json["segment_count"] = summary.segment_count;
    append_narration_keys(json, summary);
    json["cover"] = url_or_null(summary.cover, MediaUrls::path_only());
    if (summary.stale_count) json["stale_count"] = *summary.stale_count;
    return json;
}

object project_detail_head_json(const story::ProjectSummary& summary) {
    auto json = project_head(summary.project);
    json["output_path"] = text_or_null(summary.project.output_path);
    return json;
}

object project_detail_tail_json(const story::ProjectSummary& summary,
                                std::optional<double> estimated_seconds) {
    object json;
    append_narration_keys(json, summary);
    json["estimated_seconds"] = number_or_null(estimated_seconds);
    json["source_file"] = text_or_null(summary.project.source_file);
    return json;
}

object segment_json(const story::Segment& segment, const SegmentContext& context) {
    return segment_json(segment, context, context.lacks_file && context.lacks_file(segment));
}

object segment_json(const story::Segment& segment, const SegmentContext& context, bool lacks_file) {
    const auto& narration = segment.narration;
    const auto& urls = context.urls;
    return {{"id", segment.id},
            {"project", segment.project_id},
            {"sequence_index", segment.sequence_index},
            {"text_content", segment.text_content},
            {"image_prompt", segment.image_prompt},
            {"image_file", url_or_null(segment.image_file, urls)},
            {"audio_file", narration ? value(urls.of(narration->audio_file)) : value(nullptr)},
            {"audio_duration", narration ? value(narration->duration) : value(nullptr)},
            {"is_locked", segment.is_locked},
            {"narration", narration_json(segment, context, lacks_file)},
            {"text_revision", segment.text_revision},
            {"voice_id", text_or_null(segment.voice_id)},
            {"tts_speed", number_or_null(segment.tts_speed)},
            {"chapter", chapter_json(segment.opening.chapter)},
            {"scene_break", segment.opening.scene_break},
            {"pause_before", number_or_null(segment.opening.pause)},
            {"image_fit", to_string(segment.image_fit)}};
}

object conflict_json(const story::TextChangedSince& conflict, const SegmentContext& context) {
    return {{"error", conflict.what()}, {"segment", segment_json(conflict.now(), context)}};
}

array segments_json(const std::vector<story::Segment>& segments, const SegmentContext& context) {
    array json;
    json.reserve(segments.size());
    for (const auto& segment : segments)
        json.push_back(segment_json(segment, context));
    return json;
}

object settings_json(const story::Settings& settings) {
    return {{"default_voice_id", settings.default_voice_id},
            {"tts_speed", settings.tts_speed},
            {"subtitle_font_family", settings.subtitle_font_family},
            {"subtitle_font_size", settings.subtitle_font_size},
            {"subtitle_font_color", settings.subtitle_font_color},
            {"subtitle_position", settings.subtitle_position},
            {"subtitle_font", settings.subtitle_font},
            {"subtitle_color", settings.subtitle_color},
            {"render_width", settings.render_width},
            {"render_height", settings.render_height},
            {"render_fps", settings.render_fps},
            {"ken_burns_zoom", settings.ken_burns_zoom},
            {"transition_duration", settings.transition_duration},
            {"zoom_intensity", settings.zoom_intensity},
            {"inter_segment_silence", settings.inter_segment_silence},
            {"subtitles_enabled", settings.subtitles_enabled},
            {"custom_font_file", url_or_null(settings.custom_font_file, MediaUrls::path_only())},
            {"logo_enabled", settings.logo_enabled},
            {"active_logo", text_or_null(settings.active_logo)},
            {"logo_scale", settings.logo_scale},
            {"logo_position", settings.logo_position},
            {"logo_opacity", settings.logo_opacity},
            {"logo_margin", settings.logo_margin},
            {"tts_engine", settings.tts_engine},
            {"scene_silence", settings.scene_silence},
            {"chapter_silence", settings.chapter_silence},
            {"subtitle_words", settings.subtitle_words},
            {"subtitle_word_color", settings.subtitle_word_color},
            {"title_card", settings.title_card},
            {"end_card", settings.end_card},
            {"card_seconds", settings.card_seconds},
            {"music_enabled", settings.music_enabled},
            {"music_level", settings.music_level},
            {"music_file", url_or_null(settings.music_file, MediaUrls::path_only())},
            {"created_at", timestamp_text(settings.created_at)},
            {"updated_at", timestamp_text(settings.updated_at)}};
}

object voice_json(const speech::Voice& voice, const std::vector<std::string>& engines) {
    object json{{"id", voice.id}, {"name", voice.name}, {"gender", nullptr}};
    if (voice.gender) json["gender"] = *voice.gender == speech::Gender::female ? "Female" : "Male";
    const bool british = voice.accent == speech::Accent::british;
    if (british) json["accent"] = "British";
    json["language"] = voice.language.empty() ? value(nullptr) : value(voice.language);
    if (voice.is_foreign()) json["spoken_as"] = british ? "en-GB" : "en-US";
    json["engines"] = array(engines.begin(), engines.end());
    return json;
}

http::Response json_answer(int status, const value& body) {
    auto response = http::json_response(status, json_text(body));
    if (status == created || status == accepted) response.subject = id_in(body);
    return response;
}

http::Response no_content() {
    http::Response response;
    response.status = 204;
    return response;
}

}  // namespace storyflow::api
