#include "cli/mcp_tools.hpp"

#include <fmt/format.h>

#include <boost/json/parse.hpp>
#include <exception>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <thread>
#include <utility>

#include "app/diagnosis.hpp"
#include "audio/sound_writer.hpp"
#include "base/caught_error.hpp"
#include "base/error.hpp"
#include "base/locked.hpp"
#include "cli/speaking_options.hpp"
#include "cli/story_export.hpp"
#include "cli/story_file.hpp"
#include "cli/story_narrator.hpp"
#include "exports/export_story.hpp"
#include "exports/scratch_folder.hpp"
#include "media/media_library.hpp"
#include "narration/speak_script.hpp"
#include "speech/known_voices.hpp"
#include "speech/voice_list.hpp"

namespace storyflow::cli {

namespace {

using boost::json::object;

constexpr auto speak_schema = R"({"type":"object","required":["text","file"],"properties":{
  "text":{"type":"string","description":"What to say: plain text, as a person would read it."},
  "file":{"type":"string","description":"Path of the sound file to write: .wav, .mp3, .flac or .opus. It must not exist."},
  "voice":{"type":"string","description":"An id of list_voices, or a mix such as af_bella(2)+am_adam(1)."},
  "speed":{"type":"number","minimum":0.5,"maximum":2}}})";

constexpr auto narrate_schema = R"({"type":"object","required":["story","file"],"properties":{
  "story":{"type":"string","description":"Path of an EPUB, DOCX, PDF, HTML, Markdown, text or subtitle file."},
  "file":{"type":"string","description":"Path of the file to write: .m4b, .mp3, .flac, .opus, .wav or .epub. It must not exist."},
  "voice":{"type":"string","description":"An id of list_voices, or a mix."},
  "speed":{"type":"number","minimum":0.5,"maximum":2}}})";

constexpr auto no_arguments = R"({"type":"object","properties":{}})";

base::Error wrong(std::string_view argument, std::string_view why) {
    return {base::ErrorKind::invalid_input, fmt::format("{}: {}", argument, why)};
}

std::string text_of(const object& arguments, std::string_view name, std::optional<std::string> usual = {}) {
    const auto* sent = arguments.if_contains(name);
    if (sent == nullptr && usual) return *std::move(usual);
    if (sent == nullptr || !sent->is_string()) throw wrong(name, "a string is required.");
    return std::string(std::string_view(sent->get_string()));
}

double speed_of(const object& arguments) {
    const auto* sent = arguments.if_contains("speed");
    if (sent == nullptr) return 1.0;
    boost::system::error_code none;
    const double speed = sent->is_number() ? sent->to_number<double>(none) : 0.0;
    if (speed >= speech::slowest_speed && speed <= speech::fastest_speed) return speed;
    throw wrong("speed", "it must be a number from 0.5 to 2.");
}

speech::VoiceChoice voice_in(const object& arguments, const speech::Engines& engines) {
    const auto name = text_of(arguments, "voice", std::string(speech::default_voice));
    const auto voice = speech::find_known_voice(engines, name, speed_of(arguments));
    if (voice) return *voice;
    throw wrong("voice", fmt::format("there is no \"{}\"; list_voices tells which there are.", name));
}

/// Where a new file is to be written.
std::filesystem::path new_file(const object& arguments) {
    std::filesystem::path file = text_of(arguments, "file");
    const auto folder = std::filesystem::absolute(file).parent_path();
    if (!std::filesystem::is_directory(folder))
        throw wrong("file", fmt::format("there is no folder {}", folder.string()));
    if (std::filesystem::exists(file))
        throw wrong("file", fmt::format("{} exists already; name another file.", file.string()));
    return file;
}

audio::SoundFormat sound_format(const std::filesystem::path& file) {
    using enum audio::SoundFormat;
    static const std::map<std::string, audio::SoundFormat> formats{
        {".wav", wav}, {".mp3", mp3}, {".flac", flac}, {".opus", opus}};
    const auto found = formats.find(file.extension().string());
    if (found != formats.end()) return found->second;
    throw wrong("file", "its name must end in .wav, .mp3, .flac or .opus.");
}

exports::ExportOrder order_for(const std::filesystem::path& file, const app::Config& config) {
    auto order = export_order({}, file);
    if (!order) throw wrong("file", "its name must end in .m4b, .mp3, .flac, .opus, .wav or .epub.");
    order->ffmpeg = config.ffmpeg;
    return *std::move(order);
}

}  // namespace

/// A story that is narrated in the background. The destructor ends it.
class McpTools::Narration {
  public:
    struct Work {
        StoryFile story;
        std::vector<ScriptedSegment> renditions;
        StoryNarrator narrator;
        exports::ExportOrder order;
    };

    Narration(Work work, const std::stop_token& program_stops)
        : file_(work.order.target),
          on_program_stop_(program_stops, [this] { stop_.request_stop(); }),
          thread_([this, work = std::move(work)]() mutable { run(std::move(work)); }) {}
    ~Narration() {
        stop_.request_stop();
        thread_.join();
    }
    Narration(const Narration&) = delete;
    Narration& operator=(const Narration&) = delete;

    [[nodiscard]] bool is_running() const {
        const auto state = state_.lock();
        return !state->has_ended;
    }
    [[nodiscard]] std::string told() const {
        const auto state = state_.lock();
        if (!state->has_ended)
            return fmt::format("{}: {} of {} segments are narrated.", file_.string(), state->done,
                               state->all);
        if (!state->failure.empty()) return fmt::format("{}: failed. {}", file_.string(), state->failure);
        return fmt::format("{}: done.\n{}", file_.string(), state->report);
    }

  private:
    struct State {
        std::size_t done = 0;
        std::size_t all = 0;
        bool has_ended = false;
        std::string failure;
        std::string report;
    };

    void run(Work work) noexcept {
        std::string failure;
        std::string report;
        try {
            report = report_text(write(std::move(work)));
        } catch (const std::exception&) {
            failure = base::caught_error().what();
        }
        const auto state = state_.lock();
        state->failure = std::move(failure);
        state->report = std::move(report);
        state->has_ended = true;
    }

    exports::ExportReport write(Work work) {
        {
            const auto state = state_.lock();
            state->all = work.story.segments.size();
        }
        const exports::ScratchFolder folder(work.order.target.string() + ".segments");
        std::filesystem::create_directories(folder.path());
        auto parts = work.narrator.narrate(
            work.renditions, folder.path(),
            [this](std::size_t done, std::string_view) {
                const auto state = state_.lock();
                state->done = done;
            },
            stop_.get_token());
        for (const auto& part : parts)
            if (!part.failure.empty()) throw base::Error(base::ErrorKind::unavailable, part.failure);
        work.order.library = media::MediaLibrary(folder.path());
        work.order.parts = export_parts(work.story, std::move(parts), {.segment = 0.3});
        if (work.order.metadata.title.empty()) work.order.metadata.title = work.story.title;
        if (work.order.metadata.author.empty()) work.order.metadata.author = work.story.author;
        return exports::export_story(work.order, {}, stop_.get_token());
    }

    std::filesystem::path file_;
    base::Locked<State> state_;
    std::stop_source stop_;
    std::stop_callback<std::function<void()>> on_program_stop_;
    std::thread thread_;  ///< last: it uses the others
};

McpTools::McpTools(app::Config config, std::stop_token stop)
    : config_(std::move(config)), stop_(std::move(stop)), room_(config_) {}

McpTools::~McpTools() = default;

std::vector<mcp::Tool> McpTools::all() {
    const auto schema = [](std::string_view text) { return boost::json::parse(text).as_object(); };
    return {{"speak", "Speaks a text into a sound file and tells its duration.", schema(speak_schema),
             [this](const object& arguments) { return speak(arguments); }},
            {"narrate",
             "Begins to narrate a story or book into an audiobook file. It goes on in the background: status "
             "tells when it is done.",
             schema(narrate_schema), [this](const object& arguments) { return narrate(arguments); }},
            {"list_voices", "Lists the voices that can speak now, with gender and language.",
             schema(no_arguments), [this](const object&) { return speech::voice_list(room_.engines()); }},
            {"status", "Tells what is installed or missing, and how far the narration is.",
             schema(no_arguments), [this](const object&) { return status(); }}};
}

std::string McpTools::speak(const object& arguments) {
    const auto text = text_of(arguments, "text");
    const auto file = new_file(arguments);
    const auto format = sound_format(file);
    const auto voice = voice_in(arguments, room_.engines());
    auto& engine = room_.ready_engine(config_);
    const auto spoken =
        narration::speak_script({text, voice, {}}, engine, {.script_limit = config_.script_limit}, stop_);
    audio::SoundWriter writer(file, {.format = format, .samples = spoken.sound.samples.size()});
    writer.write(spoken.sound.samples);
    writer.finish();
    return fmt::format("{}: {:.2f} seconds, {} ({})", file.string(), spoken.sound.duration(),
                       heard_voice(voice, spoken.voice), engine.name());
}

std::string McpTools::narrate(const object& arguments) {
    if (narration_ && narration_->is_running()) {
        throw base::Error(base::ErrorKind::conflict,
                          "A narration is running, and one runs at a time. " + narration_->told());
    }
    const auto story_path = text_of(arguments, "story");
    auto order = order_for(new_file(arguments), config_);
    auto story = read_story_file(story_path, config_.pdftotext);
    auto renditions = renditions_of(story.segments, voice_in(arguments, room_.engines()), room_.engines());
    StoryNarrator narrator(
        room_.ready_engine(config_),
        {.workers = config_.workers, .speak = {.script_limit = config_.script_limit}, .pronunciations = {}});
    const auto segments = story.segments.size();
    narration_.reset();
    narration_ = std::make_unique<Narration>(
        Narration::Work{std::move(story), std::move(renditions), std::move(narrator), std::move(order)},
        stop_);
    return fmt::format("The narration of {} segments has begun; status tells when it is done.", segments);
}

std::string McpTools::status() {
    const auto findings = app::diagnose(config_);
    std::string lines = app::is_ready(findings) ? "Ready to narrate.\n" : "Not ready to narrate.\n";
    for (const auto& finding : findings) {
        const bool is_good = finding.verdict == app::Finding::Verdict::good;
        lines += fmt::format("{}{}: {}\n", is_good ? "" : "missing or broken: ", finding.subject,
                             finding.explanation);
    }
    if (narration_) lines += "Narration of " + narration_->told();
    return lines;
}

}  // namespace storyflow::cli
