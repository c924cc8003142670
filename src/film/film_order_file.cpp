#include "film/film_order_file.hpp"

#include <boost/json.hpp>
#include <cstdint>
#include <stdexcept>
#include <utility>

#include "base/error.hpp"

namespace storyflow::film {

namespace {

namespace json = boost::json;
using std::filesystem::path;

json::value named(const std::optional<path>& file, const path& folder) {
    if (!file) return nullptr;
    return json::value(file->lexically_relative(folder).string());
}

json::array words_json(const std::vector<story::NarratedWord>& words) {
    json::array array;
    array.reserve(words.size());
    for (const auto& word : words) {
        array.push_back(
            json::array{word.text, word.spoken, word.start, word.end, word.char_start, word.char_end});
    }
    return array;
}

json::object scene_json(const Scene& scene, const path& folder) {
    return {{"narration", named(scene.narration, folder)},
            {"picture", scene.picture.empty() ? "" : named(scene.picture, folder)},
            {"script", scene.script},
            {"words", words_json(scene.words)},
            {"title", scene.title},
            {"pause_before", scene.pause_before ? json::value(*scene.pause_before) : json::value(nullptr)},
            {"fit", to_string(scene.fit)}};
}

json::object style_json(const FilmStyle& style) {
    const auto& word_colour = style.subtitles.word_colour;
    return {{"width", style.size.width},
            {"height", style.size.height},
            {"zoom", style.zoom},
            {"frames_per_second", style.timing.frames_per_second},
            {"transition", style.timing.transition},
            {"subtitle_size", style.subtitles.size},
            {"subtitle_colour", style.subtitles.colour},
            {"subtitle_position", static_cast<int>(style.subtitles.position)},
            {"word_colour", word_colour ? json::value(*word_colour) : json::value(nullptr)},
            {"logo_width_share", style.logo.width_share},
            {"logo_opacity", style.logo.opacity},
            {"logo_margin", style.logo.margin},
            {"logo_corner", static_cast<int>(style.logo.corner)}};
}

json::value card_json(const std::optional<Card>& card) {
    if (!card) return nullptr;
    return {{"heading", card->heading}, {"line", card->line}, {"seconds", card->seconds}};
}

json::value music_json(const std::optional<Music>& music, const path& folder) {
    if (!music) return nullptr;
    return {{"file", named(music->file, folder)}, {"level", music->level}};
}

std::string text_in(const json::object& object, std::string_view name) {
    return std::string(std::string_view(object.at(name).as_string()));
}

double number_in(const json::value& value) {
    return value.to_number<double>();
}

template <class Number>
Number integer_in(const json::object& object, std::string_view name) {
    return object.at(name).to_number<Number>();
}

std::optional<path> file_in(const json::object& object, std::string_view name, const path& folder) {
    if (object.at(name).is_null()) return std::nullopt;
    return folder / text_in(object, name);
}

std::vector<story::NarratedWord> words_of(const json::array& array) {
    std::vector<story::NarratedWord> words;
    words.reserve(array.size());
    for (const auto& value : array) {
        const auto& word = value.as_array();
        words.push_back({std::string(std::string_view(word.at(0).as_string())),
                         std::string(std::string_view(word.at(1).as_string())), number_in(word.at(2)),
                         number_in(word.at(3)), word.at(4).to_number<std::int64_t>(),
                         word.at(5).to_number<std::int64_t>()});
    }
    return words;
}

path picture_in(const json::object& scene, const path& folder) {
    const auto name = text_in(scene, "picture");
    return name.empty() ? path() : folder / name;
}

Scene scene_of(const json::object& object, const path& folder) {
    Scene scene{.narration = folder / text_in(object, "narration"),
                .picture = picture_in(object, folder),
                .script = text_in(object, "script"),
                .words = words_of(object.at("words").as_array()),
                .title = text_in(object, "title")};
    const auto& pause = object.at("pause_before");
    if (!pause.is_null()) scene.pause_before = number_in(pause);
    // Orders of earlier versions have none.
    if (object.contains("fit"))
        scene.fit = story::picture_fit_of(text_in(object, "fit")).value_or(story::PictureFit::fill);
    return scene;
}

FilmStyle style_of(const json::object& object) {
    FilmStyle style{
        .size = {integer_in<int>(object, "width"), integer_in<int>(object, "height")},
        .zoom = number_in(object.at("zoom")),
        .timing = {integer_in<int>(object, "frames_per_second"), number_in(object.at("transition"))},
        .subtitles = {.size = number_in(object.at("subtitle_size")),
                      .colour = integer_in<std::uint32_t>(object, "subtitle_colour"),
                      .position =
                          static_cast<SubtitlePosition>(integer_in<int>(object, "subtitle_position"))},
        .logo = {.width_share = number_in(object.at("logo_width_share")),
                 .opacity = number_in(object.at("logo_opacity")),
                 .margin = integer_in<int>(object, "logo_margin"),
                 .corner = static_cast<Corner>(integer_in<int>(object, "logo_corner"))}};
    if (!object.at("word_colour").is_null())
        style.subtitles.word_colour = integer_in<std::uint32_t>(object, "word_colour");
    return style;
}

/// The part of an order that has this name; null if it has none, as in orders of earlier versions.
const json::object* part_in(const json::object& object, std::string_view name) {
    const auto* part = object.if_contains(name);
    return part == nullptr || part->is_null() ? nullptr : &part->as_object();
}

std::optional<Card> card_in(const json::object& object, std::string_view name) {
    const auto* card = part_in(object, name);
    if (card == nullptr) return std::nullopt;
    return Card{text_in(*card, "heading"), text_in(*card, "line"), number_in(card->at("seconds"))};
}

std::optional<Music> music_in(const json::object& object, const path& folder) {
    const auto* music = part_in(object, "music");
    if (music == nullptr) return std::nullopt;
    return Music{folder / text_in(*music, "file"), number_in(music->at("level"))};
}

FilmOrder order_of(const json::object& object, const path& folder) {
    FilmOrder order;
    order.title = text_in(object, "title");
    for (const auto& scene : object.at("scenes").as_array())
        order.scenes.push_back(scene_of(scene.as_object(), folder));
    order.style = style_of(object.at("style").as_object());
    order.pause = number_in(object.at("pause"));
    order.draw_subtitles = object.at("draw_subtitles").as_bool();
    order.logo = file_in(object, "logo", folder);
    order.font = file_in(object, "font", folder);
    order.preset = text_in(object, "preset");
    order.quality = integer_in<int>(object, "quality");
    if (const auto* author = object.if_contains("author"))
        order.author = std::string_view(author->as_string());
    order.title_card = card_in(object, "title_card");
    order.end_card = card_in(object, "end_card");
    order.music = music_in(object, folder);
    return order;
}

base::Error unreadable() {
    return {base::ErrorKind::internal, "The order of an interrupted render cannot be read."};
}

}  // namespace

std::string order_text(const FilmOrder& order, const path& folder) {
    json::array scenes;
    scenes.reserve(order.scenes.size());
    for (const auto& scene : order.scenes)
        scenes.push_back(scene_json(scene, folder));
    return json::serialize(json::object{{"title", order.title},
                                        {"author", order.author},
                                        {"scenes", std::move(scenes)},
                                        {"style", style_json(order.style)},
                                        {"pause", order.pause},
                                        {"draw_subtitles", order.draw_subtitles},
                                        {"logo", named(order.logo, folder)},
                                        {"font", named(order.font, folder)},
                                        {"preset", order.preset},
                                        {"quality", order.quality},
                                        {"title_card", card_json(order.title_card)},
                                        {"end_card", card_json(order.end_card)},
                                        {"music", music_json(order.music, folder)}});
}

FilmOrder parse_order(std::string_view text, const path& folder) {
    try {
        return order_of(json::parse(text).as_object(), folder);
    } catch (const std::logic_error&) {
        throw unreadable();  // a field is missing or of another type
    } catch (const boost::system::system_error&) {
        throw unreadable();
    }
}

}  // namespace storyflow::film
