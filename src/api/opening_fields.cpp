#include "api/opening_fields.hpp"

#include <boost/json/object.hpp>
#include <variant>

namespace storyflow::api {

namespace {

constexpr TextRule title_rule{.longest = story::longest_chapter_title};
constexpr std::string_view chapter_rule =
    "Must be null, or an object with a title of 1 to 300 characters and perhaps a level from 1 to 6.";

bool is_null(const FieldReader& reader, std::string_view name) {
    const auto* sent = reader.find(name);
    return sent != nullptr && sent->is_null();
}

/// Returns std::nullopt unless the object is a chapter.
std::optional<story::ChapterStart> chapter_from(const boost::json::object& fields) {
    const auto* sent_title = fields.if_contains("title");
    if (sent_title == nullptr) return std::nullopt;
    auto title = coerce_text(*sent_title, title_rule);
    auto* text = std::get_if<std::string>(&title);
    if (text == nullptr) return std::nullopt;
    story::ChapterStart chapter{.title = std::move(*text)};
    if (const auto* sent_level = fields.if_contains("level")) {
        const auto level = coerce_integer(*sent_level, {});
        const auto* number = std::get_if<std::int64_t>(&level);
        if (number == nullptr || *number < 1 || *number > story::deepest_chapter) return std::nullopt;
        chapter.level = *number;
    }
    return chapter;
}

}  // namespace

boost::json::value chapter_json(const std::optional<story::ChapterStart>& chapter) {
    if (!chapter) return nullptr;
    return boost::json::object{{"title", chapter->title}, {"level", chapter->level}};
}

std::optional<std::optional<story::ChapterStart>> read_chapter(FieldReader& reader) {
    const auto* sent = reader.find("chapter");
    if (sent == nullptr) return std::nullopt;
    if (sent->is_null()) return std::optional<story::ChapterStart>();
    auto chapter = sent->is_object() ? chapter_from(sent->get_object()) : std::nullopt;
    if (!chapter) {
        reader.reject("chapter", chapter_rule);
        return std::nullopt;
    }
    return chapter;
}

std::optional<std::optional<double>> read_pause(FieldReader& reader) {
    if (is_null(reader, "pause_before")) return std::optional<double>();
    const auto pause = reader.number("pause_before");
    if (!pause) return std::nullopt;
    if (!(*pause >= 0.0 && *pause <= story::longest_pause)) {
        reader.reject("pause_before", "Must be from 0 to 10 seconds, or null.");
        return std::nullopt;
    }
    return pause;
}

story::Opening read_opening(FieldReader& reader) {
    return {.chapter = read_chapter(reader).value_or(std::nullopt),
            .scene_break = reader.boolean("scene_break").value_or(false),
            .pause = read_pause(reader).value_or(std::nullopt)};
}

}  // namespace storyflow::api
