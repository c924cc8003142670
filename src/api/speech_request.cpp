#include "api/speech_request.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <variant>

#include "api/coercion.hpp"
#include "api/openai_error.hpp"
#include "api/openai_voices.hpp"
#include "api/speech_models.hpp"
#include "base/utf8.hpp"
#include "speech/known_voices.hpp"

namespace storyflow::api {

namespace {

using base::ErrorKind;

constexpr std::array<std::string_view, 6> fields_that_count{"model", "input",           "voice",
                                                            "speed", "response_format", "stream_format"};
// Both go into a header of the answer.
constexpr std::size_t most_ignored = 16;
constexpr std::size_t longest_field_name = 40;
constexpr std::size_t quoted_length = 64;

ApiError refused(std::string_view message, std::string_view param, std::string_view code = {}) {
    return openai_error(ErrorKind::invalid_input, message, param, code);
}

/// The field, or a null pointer if it is absent or null.
const boost::json::value* find(const boost::json::object& fields, std::string_view name) {
    const auto* sent = fields.if_contains(name);
    return sent == nullptr || sent->is_null() ? nullptr : sent;
}

std::string read_text(const boost::json::object& fields, std::string_view name, std::string_view usual) {
    const auto* sent = find(fields, name);
    if (sent == nullptr) return std::string(usual);
    if (!sent->is_string()) throw refused(fmt::format("{} must be a string.", name), name);
    return std::string(std::string_view(sent->get_string()));
}

std::string read_input(const boost::json::object& fields, std::size_t limit) {
    auto input = read_text(fields, "input", "");
    if (base::is_blank(input)) throw refused("input is required: the text to speak.", "input");
    const std::size_t length = base::code_point_count(input);
    if (length <= limit) return input;
    throw refused(fmt::format("input must not exceed {} characters; it has {}.", limit, length), "input",
                  "string_above_max_length");
}

/// A text, or `{"id": …}` as newer clients send it.
std::string read_voice_name(const boost::json::object& fields, std::string_view usual) {
    const auto* sent = find(fields, "voice");
    const auto* named = sent == nullptr ? nullptr : sent->if_object();
    auto name = named != nullptr ? read_text(*named, "id", "") : read_text(fields, "voice", usual);
    if (const auto ours = voice_for_openai_name(name)) return std::string(*ours);
    return name;
}

speech::VoiceChoice read_voice(const boost::json::object& fields, const speech::Engines& engines,
                               std::string_view usual) {
    const auto name = read_voice_name(fields, usual);
    if (auto known = speech::find_known_voice(engines, name)) return *std::move(known);
    throw refused(fmt::format("There is no voice '{}'. GET /v1/audio/voices lists them; a mix is written "
                              "af_bella(2)+am_adam(1).",
                              base::first_code_points(name, quoted_length)),
                  "voice", "unknown_voice");
}

double read_speed(const boost::json::object& fields) {
    const auto* sent = find(fields, "speed");
    if (sent == nullptr) return 1.0;
    const auto speed = coerce_float(*sent);
    const auto* number = std::get_if<double>(&speed);
    if (number == nullptr) throw refused("speed must be a number.", "speed");
    if (*number >= narration::slowest_stream && *number <= narration::fastest_stream) return *number;
    throw refused(
        fmt::format("speed must be {} to {}.", narration::slowest_stream, narration::fastest_stream),
        "speed");
}

narration::StreamFormat read_format(const boost::json::object& fields) {
    const auto name = read_text(fields, "response_format", "mp3");
    if (const auto format = narration::stream_format(name)) return *format;
    throw refused("response_format must be mp3, opus, aac, flac, wav or pcm.", "response_format");
}

bool read_as_events(const boost::json::object& fields) {
    const auto form = read_text(fields, "stream_format", "audio");
    if (form != "audio" && form != "sse")
        throw refused("stream_format must be audio or sse.", "stream_format");
    return form == "sse";
}

bool may_be_named(std::string_view field) {
    const auto is_plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    return field.size() <= longest_field_name && std::ranges::all_of(field, is_plain);
}

std::vector<std::string> ignored_in(const boost::json::object& fields) {
    std::vector<std::string> ignored;
    for (const auto& member : fields) {
        const std::string_view name = member.key();
        if (std::ranges::find(fields_that_count, name) != fields_that_count.end()) continue;
        if (may_be_named(name) && ignored.size() < most_ignored) ignored.emplace_back(name);
    }
    return ignored;
}

}  // namespace

SpeechRequest read_speech_request(const boost::json::object& fields, const Services& services) {
    const auto settings = services.settings.load();
    SpeechRequest request;
    request.model = read_text(fields, "model", settings.tts_engine);
    request.input = read_input(fields, services.options.speech_limit);
    auto engine = request.model == settings.tts_engine
                      ? std::optional(settings.tts_engine)
                      : engine_of_model(services.engines, request.model, settings.tts_engine);
    if (!engine) {
        throw openai_error(ErrorKind::not_found,
                           fmt::format("The model '{}' does not exist. The models are {}.",
                                       base::first_code_points(request.model, quoted_length),
                                       fmt::join(speech_model_names(services.engines), ", ")),
                           "model", "model_not_found");
    }
    request.engine = *std::move(engine);
    request.voice = read_voice(fields, services.engines, settings.default_voice_id);
    request.speed = read_speed(fields);
    request.format = read_format(fields);
    request.as_events = read_as_events(fields);
    request.ignored = ignored_in(fields);
    return request;
}

}  // namespace storyflow::api
