#include <fmt/format.h>

#include <boost/json.hpp>

#include <iostream>
#include <memory>
#include <string>

#include "app/config.hpp"
#include "base/error.hpp"
#include "base/ids.hpp"
#include "base/log_text.hpp"
#include "cli/command_line.hpp"
#include "outbound/http_sender.hpp"

namespace storyflow::cli {

namespace {

namespace json = boost::json;

constexpr std::size_t longest_quote = 300;

struct FinishArguments {
    std::string project;
};

std::string host_to_reach(const std::string& listened) {
    if (listened == "0.0.0.0") return "127.0.0.1";
    if (listened == "::") return "[::1]";
    return listened.find(':') == std::string::npos ? listened : "[" + listened + "]";
}

outbound::IncomingAnswer ask_server(const app::Config& config, const std::string& project,
                                    const std::stop_token& stop) {
    outbound::OutgoingRequest request;
    request.method = "POST";
    request.address = fmt::format("http://{}:{}/api/projects/{}/generate-all-audio/",
                                  host_to_reach(config.host), config.port, project);
    request.fields.emplace_back("Content-Type", "application/json");
    if (config.api_key) request.fields.emplace_back("Authorization", "Bearer " + *config.api_key);
    request.body = R"({"include_drafts":true})";
    return outbound::send(request, stop);
}

/// The server's sentence about a refusal, which may stand under several names.
std::string reason_in(const outbound::IncomingAnswer& answer) {
    json::error_code failed;
    const auto body = json::parse(answer.body, failed);
    if (!failed && body.is_object()) {
        for (const auto* const name : {"details", "error", "detail"}) {
            const auto* const text = body.get_object().if_contains(name);
            if (text != nullptr && text->is_string()) return std::string(text->get_string());
        }
    }
    return answer.body.substr(0, longest_quote);
}

std::int64_t number_in(const json::object& body, std::string_view name) {
    const auto* const number = body.if_contains(name);
    return number != nullptr && number->is_int64() ? number->get_int64() : 0;
}

void print(const json::object& body) {
    const auto count = number_in(body, "segments_to_process");
    const auto locked = number_in(body, "skipped_locked");
    std::cout << (count == 0 ? "There is nothing for Kokoro to narrate."
                             : fmt::format("Segments that Kokoro narrates: {}.", count));
    if (locked > 0) std::cout << fmt::format(" Locked ones, which stay: {}.", locked);
    std::cout << '\n';
}

int finish(const FinishArguments& arguments, const app::ConfigSources& sources, app::Signals& signals) {
    const auto config = app::load_config(sources);
    const auto project = base::parse_uuid(arguments.project);
    if (!project)
        throw base::Error(base::ErrorKind::invalid_input, "PROJECT: this is not the id of a project");
    const auto answer = ask_server(config, *project, signals.stop_token());
    json::error_code failed;
    const auto body = json::parse(answer.body, failed);
    if (answer.status / 100 != 2 || failed || !body.is_object()) {
        throw base::Error(
            base::ErrorKind::unavailable,
            fmt::format("The server answered {}: {}", answer.status, base::log_text(reason_in(answer))));
    }
    print(body.get_object());
    return 0;
}

}  // namespace

void add_finish(Command& program) {
    auto command = program.subcommand(
        "finish", "Have a running server narrate with Kokoro what is a draft in a project, or missing");
    const auto arguments = std::make_shared<FinishArguments>();
    command.require({"project", "PROJECT", "The project's id"}, arguments->project);
    offer_config(command, {"host", "port", "api-key", "no-auth"});
    command.when_chosen([arguments](const app::ConfigSources& sources, app::Signals& signals) {
        return finish(*arguments, sources, signals);
    });
}

}  // namespace storyflow::cli
