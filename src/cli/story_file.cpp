#include "cli/story_file.hpp"

#include <boost/json.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/utf8.hpp"
#include "speech/voices.hpp"
#include "story/import_text.hpp"

namespace storyflow::cli {

namespace {

namespace json = boost::json;

constexpr std::size_t largest_story = 16UL * 1024 * 1024;

base::Error unreadable(std::string_view file_name, const std::string& why) {
    return {base::ErrorKind::invalid_input, std::string(file_name) + ": " + why};
}

std::string text_member(const json::object& object, std::string_view name) {
    const auto* const value = object.if_contains(name);
    if (value == nullptr || !value->is_string()) return {};
    return std::string(base::trim(base::without_byte_order_mark(value->as_string())));
}

constexpr const char* wrong_speed = ": tts_speed must be a number from 0.5 to 2.0";

/// The segment's own speed; std::nullopt for none. Throws `wrong` for a value that is no speed.
std::optional<double> speed_member(const json::object& object, const base::Error& wrong) {
    const auto* const value = object.if_contains("tts_speed");
    if (value == nullptr || value->is_null()) return std::nullopt;
    if (!value->is_number()) throw wrong;
    const auto speed = value->to_number<double>();
    if (speed < speech::slowest_speed || speed > speech::fastest_speed) throw wrong;
    return speed;
}

StoryFile parse_json_story(std::string_view content, std::string_view file_name) {
    json::error_code error;
    const auto document = json::parse(json::string_view(content.data(), content.size()), error);
    if (error) throw unreadable(file_name, "JSON parse error - " + error.message());
    const auto* const object = document.if_object();
    const auto* const list = object == nullptr ? nullptr : object->if_contains("segments");
    if (list == nullptr || !list->is_array() || list->as_array().empty()) {
        throw unreadable(file_name, "Missing or empty segments array");
    }
    StoryFile story{text_member(*object, "title"), {}};
    for (const auto& item : list->as_array()) {
        const std::string place = "Segment at index " + std::to_string(story.segments.size());
        if (!item.is_object()) throw unreadable(file_name, place + " is not an object");
        const auto& fields = item.as_object();
        story::NewSegment segment{.text_content = text_member(fields, "text_content"),
                                  .image_prompt = text_member(fields, "image_prompt")};
        if (segment.text_content.empty()) throw unreadable(file_name, place + " is missing text_content");
        if (auto voice = text_member(fields, "voice_id"); !voice.empty()) segment.voice_id = std::move(voice);
        segment.tts_speed = speed_member(fields, unreadable(file_name, place + wrong_speed));
        story.segments.push_back(std::move(segment));
    }
    return story;
}

/// Returns the next line without its end and removes it from `rest`.
std::string_view take_line(std::string_view& rest) {
    const std::size_t end = rest.find('\n');
    const auto line = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    return line;
}

bool has_text_lines(std::string_view content) {
    while (!content.empty()) {
        const auto line = base::trim(take_line(content));
        std::string prefix(line.substr(0, 5));
        for (char& c : prefix)
            c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        if (prefix == "text:") return true;
    }
    return false;
}

std::vector<story::NewSegment> paragraphs(std::string_view content) {
    std::vector<story::NewSegment> segments;
    std::string paragraph;
    const auto end_paragraph = [&] {
        if (!paragraph.empty()) segments.push_back({paragraph, {}});
        paragraph.clear();
    };
    while (!content.empty()) {
        const auto line = base::trim(take_line(content));
        if (line.empty())
            end_paragraph();
        else
            paragraph += (paragraph.empty() ? "" : " ") + std::string(line);
    }
    end_paragraph();
    return segments;
}

}  // namespace

StoryFile parse_story(std::string_view content, std::string_view file_name) {
    if (!base::is_valid_utf8(content)) throw unreadable(file_name, "the text is not valid UTF-8");
    const auto trimmed = base::trim(base::without_byte_order_mark(content));
    if (trimmed.empty()) throw unreadable(file_name, "there is no text in it");
    if (trimmed.front() == '{') return parse_json_story(trimmed, file_name);
    if (!has_text_lines(trimmed)) return {{}, paragraphs(trimmed)};
    auto parsed = story::parse_story_text(trimmed);
    if (const auto* const fault = std::get_if<story::ImportFault>(&parsed)) {
        throw unreadable(file_name, fault->error + (fault->details.empty() ? "" : ": " + fault->details));
    }
    return {{}, std::get<std::vector<story::NewSegment>>(std::move(parsed))};
}

StoryFile read_story_file(const std::filesystem::path& file) {
    auto story = parse_story(base::read_file(file, largest_story), file.string());
    if (story.title.empty()) story.title = file.stem().string();
    return story;
}

}  // namespace storyflow::cli
