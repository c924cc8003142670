#include "narration/script_speaker.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "audio/join.hpp"
#include "audio/level.hpp"
#include "base/error.hpp"
#include "narration/script_length.hpp"
#include "narration/script_silence.hpp"
#include "text/opening_clause.hpp"
#include "text/read_script.hpp"

namespace storyflow::narration {

namespace {

/// A page is cut into chunks at once; transcribing a whole chapter would delay its first sentence.
constexpr std::size_t page_words = 400;
/// A page ends with a sentence, but no later than here.
constexpr std::size_t most_page_words = 2000;

/// The word behind the last one of the page that begins at `begin`.
std::size_t page_end(const std::vector<text::SpokenWord>& words, std::size_t begin) {
    const std::size_t most = std::min(words.size(), begin + most_page_words);
    std::size_t end = std::min(words.size(), begin + page_words);
    while (end < most && !words[end - 1].ends_sentence)
        ++end;
    return end;
}

}  // namespace

ScriptSpeaker::ScriptSpeaker(std::string script, const speech::VoiceChoice& voice,
                             speech::SpeechEngine& engine, std::size_t limit)
    : script_(std::move(script)), engine_(engine), voice_(engine.heard(voice)), joiner_(script_) {
    require_speakable_length(script_, limit);
}

std::optional<audio::Pcm> ScriptSpeaker::next(const std::stop_token& stop) {
    if (stop.stop_requested()) throw base::Error(base::ErrorKind::cancelled, "Speaking was cancelled.");
    if (has_ended_) return std::nullopt;
    audio::Pcm sound;
    if (!is_read_) {
        read();
        const bool is_silent = text_.words.empty() && text_.leading_pause <= 0.0;
        joiner_.add_pause(is_silent ? scene_break : text_.leading_pause, sound);
    }
    cut_page(stop);
    if (!chunks_.empty()) audio::append(sound, speak_chunk(stop));
    has_ended_ = is_spoken();
    if (has_ended_ && last_) {
        if (peak_ < faintest_speech) throw nothing_to_speak();
        joiner_.add_pause(last_->words.back().pause_after, sound);
    }
    return sound;
}

void ScriptSpeaker::read() {
    text_ = text::read_script(script_, {.dialect = voice_.dialect(), .pronunciations = {}});
    is_read_ = true;
}

void ScriptSpeaker::cut_page(const std::stop_token& stop) {
    if (!chunks_.empty() || next_word_ == text_.words.size()) return;
    const std::size_t end = page_end(text_.words, next_word_);
    const auto begin_of = [this](std::size_t word) {
        return std::make_move_iterator(text_.words.begin() + static_cast<std::ptrdiff_t>(word));
    };
    const bool is_first = next_word_ == 0;
    text::SpokenText page{.leading_pause = 0.0, .words = {begin_of(next_word_), begin_of(end)}};
    next_word_ = end;
    auto chunks = engine_.chunks(page, voice_, stop);
    chunks_.assign(std::make_move_iterator(chunks.begin()), std::make_move_iterator(chunks.end()));
    if (is_first) cut_opening();
}

void ScriptSpeaker::cut_opening() {
    if (chunks_.empty()) return;
    const std::size_t words = text::opening_clause(chunks_.front());
    if (words == 0) return;
    auto& whole = chunks_.front().words;
    const auto cut = whole.begin() + static_cast<std::ptrdiff_t>(words);
    text::SpokenText opening{.leading_pause = chunks_.front().leading_pause,
                             .words = {std::make_move_iterator(whole.begin()), std::make_move_iterator(cut)}};
    whole.erase(whole.begin(), cut);
    chunks_.front().leading_pause = 0.0;
    chunks_.push_front(std::move(opening));
}

double ScriptSpeaker::pause_before(const text::SpokenText& chunk, const std::stop_token& stop) const {
    if (!last_) return 0.0;
    const double asked = last_->words.back().pause_after;
    if (asked > 0.0) return asked;
    return engine_.pause_between({*last_, voice_}, {chunk, voice_}, stop);
}

audio::Pcm ScriptSpeaker::speak_chunk(const std::stop_token& stop) {
    auto chunk = std::move(chunks_.front());
    chunks_.pop_front();
    const double pause = pause_before(chunk, stop);
    auto speech = engine_.speak({chunk, voice_}, stop);
    peak_ = std::max(peak_, audio::peak(speech.sound));
    audio::Pcm sound;
    joiner_.add(chunk, std::move(speech), pause, peak_, sound);
    last_ = std::move(chunk);
    return sound;
}

}  // namespace storyflow::narration
