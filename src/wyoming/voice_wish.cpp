#include "wyoming/voice_wish.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "speech/known_voices.hpp"

namespace storyflow::wyoming {

namespace {

constexpr std::size_t quoted_length = 64;

base::Error no_voice(const Event& event, const std::string& why) {
    return {base::ErrorKind::invalid_input, event.type + ": " + why};
}

std::string cited(std::string_view name) {
    return "\"" + std::string(base::first_code_points(name, quoted_length)) + "\"";
}

/// "en_us" and "EN-us" as "en-us".
std::string comparable(std::string_view language) {
    auto text = base::case_folded(language);
    std::ranges::replace(text, '_', '-');
    return text;
}

bool speaks(const speech::Voice& voice, const std::string& asked) {
    return asked == "en" || comparable(language_of(voice)) == asked;
}

std::optional<speech::VoiceChoice> voice_for_language(std::string_view language, std::string_view usual) {
    const auto asked = comparable(language);
    if (auto chosen = speech::VoiceChoice::parse(usual); chosen && speaks(chosen->leading_voice(), asked))
        return chosen;
    const auto all = speech::published_voices();
    const auto found = std::ranges::find_if(all, [&](const auto& voice) { return speaks(voice, asked); });
    return found == all.end() ? std::nullopt : speech::VoiceChoice::parse(found->id);
}

}  // namespace

std::string_view language_of(const speech::Voice& voice) {
    return voice.accent == speech::Accent::british ? "en-GB" : "en-US";
}

speech::VoiceChoice voice_wish(const Event& event, const speech::Engines& engines, std::string_view usual) {
    const auto* sent = event.data.if_contains("voice");
    if (sent == nullptr || sent->is_null()) return speech::known_voice_or_default(engines, usual);
    if (!sent->is_object()) throw no_voice(event, "voice must be an object.");
    const Event wish{event.type + ": voice", sent->get_object()};
    if (const auto name = text_of(wish, "name"); !name.empty()) {
        if (auto known = speech::find_known_voice(engines, name)) return *std::move(known);
        throw no_voice(event,
                       "voice: there is no voice of the name " + cited(name) + "; describe lists them.");
    }
    const auto language = text_of(wish, "language");
    if (language.empty()) return speech::known_voice_or_default(engines, usual);
    if (auto found = voice_for_language(language, usual)) return *std::move(found);
    throw no_voice(event, "voice: there is no voice for the language " + cited(language) +
                              "; the languages are en-US and en-GB.");
}

}  // namespace storyflow::wyoming
