#include "api/agent_tools.hpp"

#include <fmt/format.h>

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <string_view>
#include <utility>

#include "api/agent_arguments.hpp"
#include "api/engine_choice.hpp"
#include "api/error_sentence.hpp"
#include "api/narration.hpp"
#include "api/project_import.hpp"
#include "api/projects.hpp"
#include "api/voices.hpp"
#include "speech/known_voices.hpp"
#include "speech/voice_list.hpp"

namespace storyflow::api {

namespace {

using boost::json::object;

constexpr auto speak_schema = R"({"type":"object","required":["text"],"properties":{
  "text":{"type":"string","maxLength":5000,"description":"What to say: plain text, as a person would read it."},
  "format":{"type":"string","enum":["mp3","opus","aac","flac","wav"],"description":"Of the sound; mp3 if it is absent."},
  "voice":{"type":"string","description":"An id of list_voices, or a mix such as af_bella(2)+am_adam(1)."},
  "speed":{"type":"number","minimum":0.25,"maximum":4}}})";

constexpr auto narrate_schema = R"({"type":"object","required":["title","text"],"properties":{
  "title":{"type":"string","maxLength":200},
  "text":{"type":"string","description":"The whole story, as Markdown or plain text: headings begin chapters."},
  "voice":{"type":"string","description":"An id of list_voices, or a mix."},
  "speed":{"type":"number","minimum":0.5,"maximum":2}}})";

constexpr auto status_schema = R"({"type":"object","properties":{
  "task":{"type":"string","description":"The id of a narration, as narrate told it."}}})";

constexpr auto no_arguments = R"({"type":"object","properties":{}})";

constexpr std::size_t boundary_digits = 32;
constexpr std::size_t tasks_told = 10;

/// A request to another operation of this API, with the rights of the caller of the tool.
http::Request inner_request(const http::Request& outer, http::Method method, std::string project_id) {
    http::Request request;
    request.method = method;
    request.memory = outer.memory;
    request.body_memory = outer.body_memory;
    request.id = outer.id;
    request.path_parameters["id"] = std::move(project_id);
    return request;
}

http::Request json_request(const http::Request& outer, http::Method method, std::string project_id,
                           const object& body) {
    auto request = inner_request(outer, method, std::move(project_id));
    request.headers.set("Content-Type", "application/json");
    request.body = boost::json::serialize(body);
    return request;
}

std::string form_field(std::string_view boundary, std::string_view name, std::string_view content) {
    return fmt::format("--{}\r\nContent-Disposition: form-data; name=\"{}\"\r\n\r\n{}\r\n", boundary, name,
                       content);
}

/// The story as a file that is imported; the boundary is a number that no story holds but by chance.
http::Request import_request(const Services& services, const http::Request& outer, std::string_view title,
                             std::string_view text) {
    const auto boundary = services.ids.hex(boundary_digits);
    auto request = inner_request(outer, http::Method::post, {});
    request.headers.set("Content-Type", "multipart/form-data; boundary=" + boundary);
    request.body = form_field(boundary, "title", title) +
                   form_field(boundary, "file\"; filename=\"story.md", text) + "--" + boundary + "--\r\n";
    return request;
}

object json_of(const http::Response& response) {
    return boost::json::parse(response.text()).as_object();
}

void require_known_voice(const Services& services, const object& arguments) {
    const auto name = text_argument(arguments, "voice", "");
    if (name.empty() || speech::find_known_voice(services.engines, name)) return;
    throw wrong_argument("voice",
                         fmt::format("there is no \"{}\"; list_voices tells which there are.", name));
}

void require_known_speed(const object& arguments) {
    const auto* sent = arguments.if_contains("speed");
    if (sent == nullptr || sent->is_null()) return;
    boost::system::error_code none;
    const double speed = sent->is_number() ? sent->to_number<double>(none) : 0.0;
    if (speed >= speech::slowest_speed && speed <= speech::fastest_speed) return;
    throw wrong_argument("speed", "it must be a number from 0.5 to 2.");
}

/// Voice and speed of the story, if the agent chose some.
void choose_rendition(const Services& services, const http::Request& outer, const std::string& project_id,
                      const object& arguments) {
    object wishes;
    if (const auto* voice = arguments.if_contains("voice")) wishes["voice_id"] = *voice;
    if (const auto* speed = arguments.if_contains("speed")) wishes["tts_speed"] = *speed;
    if (!wishes.empty())
        (void)update_project(services, json_request(outer, http::Method::patch, project_id, wishes));
}

std::string begin_narration(const Services& services, const http::Request& outer,
                            const std::string& project_id, const object& arguments) {
    try {
        choose_rendition(services, outer, project_id, arguments);
        const auto begun = json_of(
            generate_all_audio(services, json_request(outer, http::Method::post, project_id, object{})));
        return fmt::format(
            "The narration of {} segments has begun: task {}. status tells how far it is. The story is the "
            "project {}: people see it at /projects/{}/ of this server, and /api/projects/{}/narration/ is "
            "its "
            "sound.",
            begun.at("segments_to_process").as_int64(), std::string_view(begun.at("task_id").as_string()),
            project_id, project_id, project_id);
    } catch (const base::Error& error) {
        throw base::Error(error.kind(),
                          fmt::format("The story is stored as the project {}, but its narration "
                                      "did not begin. {}",
                                      project_id, sentence_of(error)));
    }
}

std::string narrate(const Services& services, const http::Request& outer, const object& arguments) {
    const auto title = text_argument(arguments, "title");
    if (title.find_first_of("\r\n") != std::string::npos)
        throw wrong_argument("title", "it must be a single line.");
    const auto text = text_argument(arguments, "text");
    require_known_voice(services, arguments);
    require_known_speed(arguments);
    require_available_engine(services, services.settings.load().tts_engine);
    const auto story = json_of(import_project(services, import_request(services, outer, title, text)));
    const std::string project_id(std::string_view(story.at("id").as_string()));
    return begin_narration(services, outer, project_id, arguments);
}

std::string line_of(const tasks::TaskStatus& task) {
    auto line = fmt::format("{}: {}, {} of {} segments are done.", task.task_id, tasks::to_string(task.state),
                            task.progress.current, task.progress.total);
    if (!task.errors.empty()) line += " " + task.errors.front().error;
    return line + "\n";
}

std::string task_status(const Services& services, const std::string& task_id) {
    const auto head = services.tasks.get_task_status(task_id);
    if (!head) throw wrong_argument("task", "there is none of this id; it may have ended long ago.");
    return line_of(*head);
}

std::string server_status(const Services& services) {
    std::string lines;
    if (services.system.readiness) {
        for (const auto& check : services.system.readiness())
            lines += fmt::format("{}{}: {}\n", check.ok ? "" : "not ready: ", check.name, check.message);
    }
    const auto& engine = services.engines.find(services.settings.load().tts_engine);
    const auto availability = engine.availability();
    lines += fmt::format("{} {}\n", engine.name(),
                         availability.available ? "speaks." : "cannot speak: " + availability.reason);
    for (const auto& task : services.tasks.list_tasks({}, 0, tasks_told).tasks)
        lines += line_of(task);
    return lines;
}

std::string status(const Services& services, const object& arguments) {
    const auto task = text_argument(arguments, "task", "");
    return task.empty() ? server_status(services) : task_status(services, task);
}

/// Runs a tool; a failure becomes a sentence for the agent.
template <typename Run>
std::string told(const Run& run) {
    try {
        return run();
    } catch (const base::Error& error) {
        throw base::Error(error.kind(), sentence_of(error));
    }
}

}  // namespace

std::vector<mcp::Tool> agent_tools(const Services& services, const http::Request& request) {
    const auto schema = [](std::string_view text) { return boost::json::parse(text).as_object(); };
    return {
        {"speak", "Speaks a text and returns its sound and duration.", schema(speak_schema),
         // One call alone is answered while it is spoken, and never comes here.
         [](const object&) -> std::string {
             throw base::Error(base::ErrorKind::invalid_input,
                               "speak must be called alone, not in an array.");
         }},
        {"narrate",
         "Stores a story in this server and begins to narrate it. It goes on in the background: status tells "
         "when it is done.",
         schema(narrate_schema),
         [&services, &request](const object& arguments) {
             return told([&] { return narrate(services, request, arguments); });
         }},
        {"list_voices", "Lists the voices that can speak now, with gender and language.",
         schema(no_arguments), [&services](const object&) { return speech::voice_list(services.engines); }},
        {"status", "Tells whether the server can speak, and how far its narrations are.",
         schema(status_schema),
         [&services](const object& arguments) { return told([&] { return status(services, arguments); }); }}};
}

}  // namespace storyflow::api
