#include "api/reading.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <string>
#include <vector>

#include "api/addressed.hpp"
#include "api/api_error.hpp"
#include "api/resources.hpp"
#include "base/error.hpp"
#include "base/utf8.hpp"
#include "narration/explained_reading.hpp"
#include "speech/known_voices.hpp"
#include "story/rendition.hpp"

namespace storyflow::api {

namespace {

using boost::json::value;

/// The voice that a narration of the segment would ask for now; the default one in place of a voice that is
/// gone, so that the text can still be looked at.
speech::VoiceChoice voice_of(const Services& services, const story::Segment& segment,
                             const story::Settings& settings) {
    const auto found = services.projects.find(segment.project_id);
    const auto chosen = story::chosen_rendition(found ? found->project : story::Project{}, settings);
    return speech::known_voice_or_default(services.engines, segment.voice_id.value_or(chosen.voice),
                                          segment.tts_speed.value_or(chosen.speed));
}

std::vector<text::Pronunciation> pronunciations_of(const Services& services, const std::string& project_id) {
    std::vector<text::Pronunciation> pronunciations;
    for (auto& entry : services.pronunciations.list(project_id))
        pronunciations.push_back({std::move(entry.word), std::move(entry.spoken_as)});
    return pronunciations;
}

boost::json::array rules_json(const std::vector<text::ReadingRule>& rules) {
    boost::json::array json;
    for (const auto rule : rules)
        json.emplace_back(text::to_string(rule));
    return json;
}

boost::json::array pieces_json(const std::vector<narration::ExplainedPiece>& pieces) {
    boost::json::array json;
    json.reserve(pieces.size());
    for (const auto& piece : pieces) {
        json.push_back(
            boost::json::object{{"text", piece.written},
                                {"char_start", piece.source.begin},
                                {"char_end", piece.source.end},
                                {"spoken", piece.spoken},
                                {"phonemes", piece.phonemes.empty() ? value(nullptr) : value(piece.phonemes)},
                                {"from", narration::to_string(piece.from)},
                                {"rules", rules_json(piece.rules)}});
    }
    return json;
}

std::vector<narration::ExplainedPiece> explained(const Services& services, const story::Segment& segment,
                                                 const speech::VoiceChoice& voice,
                                                 speech::SpeechEngine& engine) {
    if (base::is_blank(segment.text_content)) return {};
    const auto pronunciations = pronunciations_of(services, segment.project_id);
    try {
        return narration::explain_reading({segment.text_content, voice, pronunciations}, engine,
                                          {.script_limit = services.options.script_limit},
                                          services.options.stopping);
    } catch (const base::Error& error) {
        if (error.kind() != base::ErrorKind::invalid_input) throw;
        throw refusal(base::ErrorKind::invalid_input, error.what());
    }
}

}  // namespace

http::Response get_reading(const Services& services, const http::Request& request) {
    const auto segment = addressed_segment(services, request);
    const auto settings = services.settings.load();
    auto& engine = services.engines.find(settings.tts_engine);
    const auto voice = voice_of(services, segment, settings);
    return json_answer(200, {{"segment_id", segment.id},
                             {"text_revision", segment.text_revision},
                             {"engine", engine.name()},
                             {"voice", engine.heard(voice).name()},
                             {"pieces", pieces_json(explained(services, segment, voice, engine))}});
}

}  // namespace storyflow::api
