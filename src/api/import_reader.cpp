#include "api/import_reader.hpp"

#include <fmt/format.h>

#include <array>
#include <boost/json/array.hpp>
#include <optional>
#include <utility>
#include <variant>

#include "api/coercion.hpp"
#include "api/field_reader.hpp"
#include "api/import_errors.hpp"
#include "api/json_text.hpp"
#include "base/utf8.hpp"
#include "speech/known_voices.hpp"

namespace storyflow::api {

namespace {

using boost::json::object;
using boost::json::value;

constexpr std::array<std::string_view, 2> formats{"json", "text"};
constexpr TextRule import_title_rule{.longest = 200};

std::string image_prompt_of(const object& segment) {
    const auto* prompt = segment.if_contains("image_prompt");
    if (prompt == nullptr || prompt->is_null()) return "";
    return std::string(base::trim(base::without_byte_order_mark(printed(*prompt))));
}

/// The segment's text without surrounding blanks and byte order mark; empty if it has none.
std::string text_content_of(const object& segment) {
    const auto* text = segment.if_contains("text_content");
    if (text == nullptr || !text->is_string()) return "";
    return std::string(base::trim(base::without_byte_order_mark(text->get_string())));
}

std::string place_of(std::size_t index) {
    return fmt::format("Segment at index {}", index);
}

/// Throws unless an engine or the list of published voices has the voice that the segment asks for.
void require_known_voice(const story::NewSegment& segment, const speech::Engines& engines,
                         std::size_t index) {
    if (!segment.voice_id || speech::find_known_voice(engines, *segment.voice_id)) return;
    const auto shown = base::first_code_points(*segment.voice_id, 100);
    throw import_fault(
        {"Unknown voice", fmt::format("{}: there is no voice \"{}\"", place_of(index), shown)});
}

void read_own_voice_and_speed(const object& fields, story::NewSegment& segment, std::size_t index) {
    const auto* voice = fields.if_contains("voice_id");
    if (voice != nullptr && !voice->is_null()) segment.voice_id = printed(*voice);
    const auto* sent = fields.if_contains("tts_speed");
    if (sent == nullptr || sent->is_null()) return;
    const auto speed = coerce_float(*sent);
    const auto* number = std::get_if<double>(&speed);
    if (number == nullptr || *number < speech::slowest_speed || *number > speech::fastest_speed) {
        throw import_fault(
            {"Invalid tts_speed", place_of(index) + ": TTS speed must be between 0.5 and 2.0"});
    }
    segment.tts_speed = *number;
}

bool contains_nul(std::string_view text) {
    return text.find('\0') != std::string_view::npos;
}

story::NewSegment read_segment(const value& item, std::size_t index) {
    const auto* segment = item.if_object();
    if (segment == nullptr) {
        throw import_fault(
            {"Invalid segment format", fmt::format("Segment at index {} is not an object", index)});
    }
    const auto text = text_content_of(*segment);
    if (text.empty()) {
        throw import_fault(
            {"Missing text_content", fmt::format("Segment at index {} is missing text_content", index)});
    }
    story::NewSegment read{.text_content = text, .image_prompt = image_prompt_of(*segment)};
    if (contains_nul(read.text_content) || contains_nul(read.image_prompt)) {
        throw import_fault(
            {"Invalid segment format", fmt::format("Segment at index {} contains null characters", index)});
    }
    read_own_voice_and_speed(*segment, read, index);
    return read;
}

/// Checks only that the segments are a list of objects; the story's rules check their content.
void check_segment_list(FieldReader& reader) {
    const auto* segments = reader.find("segments");
    if (segments == nullptr) return;
    if (segments->is_null()) return reader.reject("segments", "This field may not be null.");
    if (!segments->is_array()) {
        return reader.reject("segments", fmt::format("Expected a list of items but got type \"{}\".",
                                                     python_type_name(*segments)));
    }
    object errors;
    std::size_t index = 0;
    for (const auto& item : segments->get_array()) {
        if (!item.is_object()) {
            errors[std::to_string(index)] = boost::json::array{
                fmt::format("Expected a dictionary of items but got type \"{}\".", python_type_name(item))};
        }
        ++index;
    }
    if (!errors.empty()) reader.reject("segments", std::move(errors));
}

}  // namespace

std::vector<story::NewSegment> segments_from_json(const value* segments) {
    const auto* items = segments == nullptr ? nullptr : segments->if_array();
    if (items == nullptr || items->empty()) throw import_fault({"Missing or empty segments array", ""});
    std::vector<story::NewSegment> read;
    read.reserve(items->size());
    for (const auto& item : *items)
        read.push_back(read_segment(item, read.size()));
    return read;
}

std::vector<story::NewSegment> segments_from_text(std::string_view raw_text) {
    if (base::is_blank(base::without_byte_order_mark(raw_text)))
        throw import_fault({"Missing or empty raw_text", ""});
    if (contains_nul(raw_text))
        throw import_fault({"Text parsing failed", "Null characters are not allowed."});
    auto parsed = story::parse_story_text(raw_text);
    if (const auto* fault = std::get_if<story::ImportFault>(&parsed)) throw import_fault(*fault);
    return std::get<std::vector<story::NewSegment>>(std::move(parsed));
}

void require_known_voices(const std::vector<story::NewSegment>& segments, const speech::Engines& engines) {
    for (std::size_t index = 0; index < segments.size(); ++index)
        require_known_voice(segments[index], engines, index);
}

story::NewProject read_imported_project(const object& fields) {
    FieldReader reader(fields);
    reader.require("format");
    const auto format = reader.choice("format", formats);
    reader.require("title");
    const auto title = reader.text("title", import_title_rule);
    std::optional<std::string> raw_text;
    if (format != "text") check_segment_list(reader);
    if (format != "json") raw_text = reader.text("raw_text");
    reader.check();

    story::NewProject project;
    project.title = *title;
    project.segments = format == "json" ? segments_from_json(fields.if_contains("segments"))
                                        : segments_from_text(raw_text.value_or(""));
    return project;
}

std::vector<story::NewSegment> read_imported_segments(const object& fields) {
    const auto* format = fields.if_contains("format");
    if (format == nullptr || *format == "json") return segments_from_json(fields.if_contains("segments"));
    if (*format != "text") {
        throw refusal(base::ErrorKind::invalid_input, "format must be 'json' or 'text'");
    }
    const auto* raw_text = fields.if_contains("raw_text");
    const bool is_text = raw_text != nullptr && raw_text->is_string();
    return segments_from_text(is_text ? std::string_view(raw_text->get_string()) : "");
}

}  // namespace storyflow::api
