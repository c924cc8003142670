#include "app/diagnosis.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "app/engine_room.hpp"
#include "app/folder_room.hpp"
#include "app/known_database.hpp"
#include "app/story_stores.hpp"
#include "base/error.hpp"
#include "film/subtitle_font.hpp"
#include "narration/speak_script.hpp"
#include "speech/kokoro/files/model_files.hpp"
#include "speech/model_catalogue.hpp"

namespace storyflow::app {

namespace {

using Verdict = Finding::Verdict;

/// The finding about a folder. `option` is the option that selects another one.
Finding folder(const std::string& subject, const std::filesystem::path& path, std::string_view option) {
    const FolderRoom room = room_in(path);
    Finding finding{room.is_good() ? Verdict::good : Verdict::broken, true, subject, {}};
    switch (room.state) {
        case FolderRoom::State::good:
            finding.explanation = fmt::format("{} ({} free)", path.string(), size_text(room.free_bytes));
            break;
        case FolderRoom::State::unwritable:
            finding.explanation = fmt::format("{} cannot be written; choose another with {} DIR",
                                              room.existing.string(), option);
            break;
        case FolderRoom::State::full:
            finding.explanation =
                fmt::format("{} {}; make room, and narration goes on", path.string(), sentence(room));
            break;
    }
    return finding;
}

std::vector<Finding> folders(const Config& config) {
    std::vector<Finding> findings{folder("data folder", config.data, "--data")};
    if (!config.media.empty()) findings.push_back(folder("media folder", config.media, "--media"));
    return findings;
}

std::string sentence(const DatabaseLook& look) {
    return look.is_up_to_date
               ? look.place
               : look.place + ": of an older version; the server brings it up to date when it starts";
}

/// Adds the finding about the configured database. Returns the engine that its settings choose, if any.
std::optional<std::string> append_database(std::vector<Finding>& findings, const Config& config) {
    if (auto fault = fault_of_missing_database(config)) {
        findings.push_back({Verdict::broken, true, "database", *std::move(fault)});
        return std::nullopt;
    }
    try {
        const auto look = look_at_database(config);
        findings.push_back({Verdict::good, true, "database",
                            look ? sentence(*look) : "none yet; the server makes it when it starts"});
        return look ? look->tts_engine : std::nullopt;
    } catch (const base::Error& error) {
        findings.push_back({Verdict::broken, true, "database", error.what()});
        return std::nullopt;
    }
}

/// The engine that will speak: the option's, else that of an existing database's settings, else the default.
std::string chosen_engine(const Config& config, const std::optional<std::string>& in_settings) {
    return config.engine.value_or(in_settings.value_or(std::string(speech::automatic_engine)));
}

std::string subject_of(const speech::SpeechEngine& engine) {
    if (engine.name() == "espeak") return "eSpeak preview voice";
    if (engine.name() == "hibari") return "built-in voice";
    return "Kokoro voice";
}

void append_engines(std::vector<Finding>& findings, const speech::Engines& engines, std::string_view chosen) {
    const auto* const speaking = &engines.find(chosen);
    for (const auto* const engine : engines.all()) {
        const auto availability = engine->availability();
        findings.push_back({availability.available ? Verdict::good : Verdict::missing, engine == speaking,
                            subject_of(*engine), availability.available ? "ready" : availability.reason});
    }
}

/// The voices of the built-in kind, and how to get more of them.
std::string built_in_voices(const speech::HibariEngine& engine) {
    const auto installed = engine.voices();
    const auto has_all = std::ranges::all_of(speech::published_files(), [&](const auto& file) {
        return file.part != speech::ModelPart::built_in_voice ||
               std::ranges::find(installed, file.voice()) != installed.end();
    });
    return fmt::format("{}{}", fmt::join(installed, ", "),
                       has_all ? "" : "; 'storyflow model install built-in' gets the others");
}

void append_choices(std::vector<Finding>& findings, const Config& config, const speech::Engines& engines,
                    std::string_view chosen) {
    const bool is_automatic = chosen == speech::automatic_engine;
    findings.push_back(
        {Verdict::good, false, "models folder", std::filesystem::absolute(config.models).string()});
    findings.push_back({Verdict::good, false, "chosen engine",
                        is_automatic ? fmt::format("auto: {} speaks", subject_of(engines.find(chosen)))
                                     : std::string(chosen)});
}

/// The finding about a program of its own. `use` is what cannot be done without it.
Finding program(const std::string& name, const std::filesystem::path& path, std::string_view use,
                std::string_view package) {
    if (!path.empty()) return {Verdict::good, false, name, path.string()};
    return {Verdict::missing, false, name,
            fmt::format("not installed, so {}; on Debian: apt install {}", use, package)};
}

void append_programs(std::vector<Finding>& findings, const Config& config) {
    findings.push_back(
        program("ffmpeg", config.ffmpeg, "there are no audiobooks (m4b) and no films", "ffmpeg"));
    findings.push_back(program("pdftotext", config.pdftotext, "PDF files cannot be read", "poppler-utils"));
}

/// Whether films can show the scripts that Roboto Bold lacks; no story needs all of them.
void append_letters_of_films(std::vector<Finding>& findings) {
    struct Script {
        const char* name;
        char32_t letter;
        const char* package;
    };
    constexpr std::array scripts{
        Script{"Chinese", U'\u4e2d', "fonts-noto-cjk"}, Script{"Japanese", U'\u3042', "fonts-noto-cjk"},
        Script{"Korean", U'\ud55c', "fonts-noto-cjk"},  Script{"Arabic", U'\u0627', "fonts-noto-core"},
        Script{"Hebrew", U'\u05d0', "fonts-noto-core"}, Script{"Hindi", U'\u0915', "fonts-noto-core"},
        Script{"Thai", U'\u0e01', "fonts-noto-core"}};
    const film::SubtitleFont font;
    std::vector<std::string_view> missing;
    std::set<std::string_view> packages;
    for (const auto& script : scripts) {
        if (font.has(script.letter)) continue;
        missing.emplace_back(script.name);
        packages.insert(script.package);
    }
    if (missing.empty()) {
        findings.push_back({Verdict::good, false, "letters of films", "Latin, and all scripts looked for"});
    } else {
        findings.push_back({Verdict::missing, false, "letters of films",
                            fmt::format("no font for {}; on Debian: apt install {}", fmt::join(missing, ", "),
                                        fmt::join(packages, " "))});
    }
}

double seconds_of(const std::function<void()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// Loads the model and speaks with the first of the installed voices.
Finding trial_of_kokoro(EngineRoom& room, const Config& config, bool is_needed) {
    Finding finding{Verdict::good, is_needed, "Kokoro trial", {}};
    try {
        const double loading = seconds_of([&] { room.kokoro().load(); });
        const auto voices = speech::kokoro::find_model_files(config.models).voices();
        const auto voice = speech::VoiceChoice::parse(voices.front()).value();
        narration::SpokenScript spoken;
        const double speaking = seconds_of([&] {
            spoken = narration::speak_script(
                {"The lamp burned all night, and nobody slept badly.", voice, {}}, room.kokoro(), {}, {});
        });
        finding.explanation = fmt::format("loaded in {:.2f} s; {} spoke {:.2f} s of sound in {:.2f} s",
                                          loading, voices.front(), spoken.sound.duration(), speaking);
    } catch (const base::Error& error) {
        finding.verdict = Verdict::broken;
        finding.explanation = error.what();
    }
    return finding;
}

}  // namespace

std::vector<Finding> diagnose(const Config& config, bool load_model) {
    std::vector<Finding> findings = folders(config);
    const auto in_settings = append_database(findings, config);
    const std::string chosen = chosen_engine(config, in_settings);
    EngineRoom room(config);
    append_engines(findings, room.engines(), chosen);
    findings.push_back({Verdict::good, false, "built-in voices", built_in_voices(room.hibari())});
    if (load_model && room.kokoro().availability().available) {
        findings.push_back(trial_of_kokoro(room, config, &room.engines().find(chosen) == &room.kokoro()));
    }
    append_programs(findings, config);
    append_letters_of_films(findings);
    append_choices(findings, config, room.engines(), chosen);
    return findings;
}

std::vector<Finding> diagnose(const Config& config, const speech::Engines& engines, std::string_view chosen) {
    std::vector<Finding> findings = folders(config);
    append_engines(findings, engines, chosen);
    append_programs(findings, config);
    append_letters_of_films(findings);
    append_choices(findings, config, engines, chosen);
    return findings;
}

bool is_ready(const std::vector<Finding>& findings) {
    return std::ranges::none_of(findings, [](const Finding& finding) {
        return finding.is_needed && finding.verdict != Verdict::good;
    });
}

}  // namespace storyflow::app
