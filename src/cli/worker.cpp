#include <spdlog/spdlog.h>

#include <iostream>

#include "app/log_output.hpp"
#include "app/service_manager.hpp"
#include "app/worker.hpp"
#include "cli/command_line.hpp"

namespace storyflow::cli {

namespace {

int work(const app::ConfigSources& sources, app::Signals& signals) {
    const auto config = app::load_config(sources);
    app::choose_log(config);
    app::Worker worker(config);
    worker.start();
    const app::ServiceManager service_manager(sources.environment("NOTIFY_SOCKET"));
    const auto measures = worker.measures_address();
    std::cout << "StoryFlow narrates with " << config.workers << " worker(s)"
              << (measures ? "; its measures are at " + *measures : "") << std::endl;
    service_manager.tell_ready("Narrates");
    signals.wait();
    service_manager.tell_stopping();
    spdlog::info("Stopping; unfinished segments go back into the queue.");
    return 0;
}

}  // namespace

void add_worker(Command& program) {
    auto command =
        program.subcommand("worker", "Narrate for servers that share a database, until it is stopped");
    offer_config(command, {"database", "media", "upload", "api-key", "data", "models", "workers", "metrics",
                           "no-auth", "allow-host", "lease", "chunk-cache", "speech-log", "chunk-limit",
                           "script-limit", "speech-timeout", "log-level", "log-format"});
    command.when_chosen(work);
}

}  // namespace storyflow::cli
