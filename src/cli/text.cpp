#include <fmt/ranges.h>

#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/engine_room.hpp"
#include "base/error.hpp"
#include "base/utf8.hpp"
#include "cli/command_line.hpp"
#include "cli/speaking_options.hpp"
#include "narration/explained_reading.hpp"
#include "speech/speech_engine.hpp"
#include "text/read_script.hpp"

namespace storyflow::cli {

namespace {

constexpr std::size_t longest_line = 1024 * 1024;

struct TextArguments {
    bool normalize = false;
    bool chunks = false;
    bool phonemes = false;
    bool tokens = false;
    bool explain = false;
    SpeakingOptions speaking;
};

/// The script that a line stands for: `\n` in it becomes a line end.
std::string script_of(const std::string& line) {
    if (line.size() > longest_line) {
        throw base::Error(base::ErrorKind::payload_too_large,
                          "A line is longer than the limit of " + std::to_string(longest_line) + " bytes.");
    }
    std::string script;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const bool is_line_end = line[i] == '\\' && i + 1 < line.size() && line[i + 1] == 'n';
        script.push_back(is_line_end ? '\n' : line[i]);
        i += is_line_end ? 1 : 0;
    }
    return script;
}

std::string shown(const text::SpokenText& chunk, const TextArguments& arguments) {
    if (arguments.phonemes) return app::kokoro_phonemes(chunk);
    if (arguments.tokens) return fmt::format("{}", fmt::join(app::kokoro_token_ids(chunk), " "));
    return text::written_form(chunk);
}

/// The output for one script: its chunks separated by tabs.
std::string shown(const text::SpokenText& text, speech::SpeechEngine& engine,
                  const speech::VoiceChoice& voice, const TextArguments& arguments,
                  const std::stop_token& stop) {
    if (text.words.empty()) return {};
    if (arguments.normalize) return text::written_form(text);
    std::vector<std::string> parts;
    for (const auto& chunk : engine.chunks(text, voice, stop))
        parts.push_back(shown(chunk, arguments));
    return fmt::format("{}", fmt::join(parts, "\t"));
}

/// The opposite of `script_of`, for a part of a script.
std::string on_one_line(std::string_view part) {
    std::string line;
    for (const char c : part)
        line += c == '\n' ? std::string("\\n") : std::string(1, c == '\t' ? ' ' : c);
    return line;
}

/// "year" or "styled letter, ordinal"; empty if the piece is said as it is written.
std::string rules_of(const narration::ExplainedPiece& piece) {
    std::vector<std::string_view> names;
    names.reserve(piece.rules.size());
    for (const auto rule : piece.rules)
        names.push_back(text::to_string(rule));
    return fmt::format("{}", fmt::join(names, ", "));
}

/// A line for each piece, and an empty one at the end.
std::string explained(const std::string& script, speech::SpeechEngine& engine,
                      const speech::VoiceChoice& voice,
                      const std::vector<text::Pronunciation>& pronunciations, const std::stop_token& stop) {
    if (base::is_blank(script)) return {};
    std::string lines;
    for (const auto& piece : narration::explain_reading({script, voice, pronunciations}, engine,
                                                        {.script_limit = longest_line}, stop)) {
        lines += fmt::format("{}\t{}\t{}\t{}\t{}\n", on_one_line(piece.written), piece.spoken, piece.phonemes,
                             narration::to_string(piece.from), rules_of(piece));
    }
    return lines;
}

int show(const TextArguments& arguments, const app::ConfigSources& sources, app::Signals& signals) {
    const auto config = app::load_config(sources);
    const auto pronunciations = pronunciations_of(arguments.speaking);
    app::EngineRoom room(config);
    const auto voice = voice_of(arguments.speaking, room.engines());
    const text::ReadingOptions reading{voice.dialect(), pronunciations};
    auto& engine = arguments.chunks ? room.chosen_engine(config) : room.kokoro();
    for (std::string line; std::getline(std::cin, line);) {
        if (arguments.explain) {
            std::cout << explained(script_of(line), engine, voice, pronunciations, signals.stop_token())
                      << '\n';
            continue;
        }
        const auto text = text::read_script(script_of(line), reading);
        std::cout << shown(text, engine, voice, arguments, signals.stop_token()) << '\n';
    }
    return 0;
}

}  // namespace

void add_text(Command& program) {
    auto command = program.subcommand(
        "text", "Show what becomes of text: a line in, a line out (\\n in a line stands for a line break)");
    const auto arguments = std::make_shared<TextArguments>();
    auto step = command.one_of("step");
    step.flag("--normalize", "What is said: numbers, dates, symbols as words", arguments->normalize);
    step.flag("--chunks", "What is spoken in one go, tabs between", arguments->chunks);
    step.flag("--phonemes", "Kokoro's phonemes, tabs between chunks", arguments->phonemes);
    step.flag("--explain",
              "A line for each piece: written, spoken, phonemes, where these come from, and the rules",
              arguments->explain);
    step.flag("--tokens", "Kokoro's token ids, tabs between chunks", arguments->tokens);
    offer_speaking_options(command, arguments->speaking);
    offer_config(command, {"engine", "chunk-limit", "speech-timeout"});
    command.when_chosen([arguments](const app::ConfigSources& sources, app::Signals& signals) {
        return show(*arguments, sources, signals);
    });
}

}  // namespace storyflow::cli
